function used(): count &deprecated { return 1; }
global use_1 = used();
