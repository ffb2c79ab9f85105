##! Digests and other hash functions. Several arguments are hashed as their text, one after the other; a
##! single argument that is no string is hashed by its value.

## The MD5 digest of all arguments, in hex.
global md5_hash: function(va_args: any): string;

## The SHA-1 digest of all arguments, in hex.
global sha1_hash: function(va_args: any): string;

## The SHA-224 digest of all arguments, in hex.
global sha224_hash: function(va_args: any): string;

## The SHA-256 digest of all arguments, in hex.
global sha256_hash: function(va_args: any): string;

## The SHA-384 digest of all arguments, in hex.
global sha384_hash: function(va_args: any): string;

## The SHA-512 digest of all arguments, in hex.
global sha512_hash: function(va_args: any): string;

## The HMAC-MD5 of all arguments with a key of this run, as bytes.
global md5_hmac: function(va_args: any): string &deprecated="Remove in v9.1. Use sha256_hmac().";

## The HMAC-SHA256 of all arguments with a key of this run, as bytes.
global sha256_hmac: function(va_args: any): string;

## Begins an MD5 digest that is fed piece by piece.
global md5_hash_init: function(): opaque of md5;

## Begins a SHA-1 digest that is fed piece by piece.
global sha1_hash_init: function(): opaque of sha1;

## Begins a SHA-224 digest that is fed piece by piece.
global sha224_hash_init: function(): opaque of sha224;

## Begins a SHA-256 digest that is fed piece by piece.
global sha256_hash_init: function(): opaque of sha256;

## Begins a SHA-384 digest that is fed piece by piece.
global sha384_hash_init: function(): opaque of sha384;

## Begins a SHA-512 digest that is fed piece by piece.
global sha512_hash_init: function(): opaque of sha512;

## Feeds `data` to the digest. F once it is finished.
global md5_hash_update: function(handle: opaque of md5, data: string): bool;

## Feeds `data` to the digest. F once it is finished.
global sha1_hash_update: function(handle: opaque of sha1, data: string): bool;

## Feeds `data` to the digest. F once it is finished.
global sha224_hash_update: function(handle: opaque of sha224, data: string): bool;

## Feeds `data` to the digest. F once it is finished.
global sha256_hash_update: function(handle: opaque of sha256, data: string): bool;

## Feeds `data` to the digest. F once it is finished.
global sha384_hash_update: function(handle: opaque of sha384, data: string): bool;

## Feeds `data` to the digest. F once it is finished.
global sha512_hash_update: function(handle: opaque of sha512, data: string): bool;

## Ends the digest and gives it in hex; empty when it was ended before.
global md5_hash_finish: function(handle: opaque of md5): string;

## Ends the digest and gives it in hex; empty when it was ended before.
global sha1_hash_finish: function(handle: opaque of sha1): string;

## Ends the digest and gives it in hex; empty when it was ended before.
global sha224_hash_finish: function(handle: opaque of sha224): string;

## Ends the digest and gives it in hex; empty when it was ended before.
global sha256_hash_finish: function(handle: opaque of sha256): string;

## Ends the digest and gives it in hex; empty when it was ended before.
global sha384_hash_finish: function(handle: opaque of sha384): string;

## Ends the digest and gives it in hex; empty when it was ended before.
global sha512_hash_finish: function(handle: opaque of sha512): string;

## The 32-bit FNV-1a hash of `input`.
global fnv1a32: function(input: any): count;

## The 64-bit FNV-1a hash of `input`.
global fnv1a64: function(input: any): count;

## The weight of the site `site_id` for a key in rendezvous hashing; `key_digest` is the key's 32-bit hash.
global hrw_weight: function(key_digest: count, site_id: count): count;
