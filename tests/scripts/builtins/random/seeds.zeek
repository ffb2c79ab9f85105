# env: ZEEK_SEED_VALUES=2983378351 1299727368 0 310447 0 1409073626 3975311262 34130240 1450515018 1466150520 1342286698 1193956778 2188527278 3361989254 3912865238 3596260151 517973768 1462428821 0 2278350848 32767
# Random numbers, unique names and keyed digests from given seeds.

event zeek_init()
	{
	print rand(1000), rand(1000), rand(1000);
	print unique_id("C"), unique_id("C");
	print sha256_hmac("abc");
	}
