global use_2 = used();
