# Kinds of data by their beginnings: the names and strengths are those of the reference's signatures.
event zeek_init()
	{
	local elf = "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00";

	print identify_data("MZ\x90\x00\x03\x00\x00\x00"), identify_data("MZ");
	print identify_data(elf + "\x01\x00>\x00"), identify_data(elf + "\x02\x00>\x00"), identify_data(elf + "\x03\x00>\x00"), identify_data(elf + "\x09\x00>\x00");
	print identify_data("\x1f\x8b\x08\x00"), identify_data("Rar!\x1a\x07\x00"), identify_data("PK\x03\x04\x0a\x00\x00\x00");
	print identify_data("\xca\xfe\xba\xbe\x00\x00\x00\x34"), identify_data("\xca\xfe\xba\xbe\x00\x00\x00\x02");
	print identify_data("\xd4\xc3\xb2\xa1\x02\x00\x04\x00"), identify_data("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
	print identify_data("{\"a\": 1, \"b\": 2}"), identify_data("[1, 2, 3]"), identify_data("[]"), identify_data("{ nothing of the kind }");
	print identify_data("<?xml version=\"1.0\"?><a/>"), identify_data("<!-- a comment --><?xml version=\"1.0\"?>");
	print identify_data("<!DOCTYPE html><html>"), identify_data("\n <Head><title>"), identify_data("<a paragraph>");
	print identify_data("#!/bin/sh\necho"), identify_data("#!/usr/bin/env python3\n"), identify_data("#!/usr/bin/perl -w\n"), identify_data("#!/opt/tools/plain/old/bin/perl\n");
	print identify_data("@echo off\r\ndir"), identify_data("@ECHO  OFF"), identify_data("@rem hello, world");
	print identify_data("<?php echo 1; ?>"), identify_data("\xef\xbb\xbfplain text"), identify_data("too short");

	print file_magic("<!DOCTYPE html><html>");
	print file_magic("{\"a\": 1, \"b\": 2}");
	print file_magic("\x00\x01\x02");
	}
