# Certificates are not read. Not confirmed by the reference.

event zeek_done()
	{
	local cert = x509_from_der("no DER");
	print x509_parse(cert);
	}
