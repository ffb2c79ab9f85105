# The most frequent elements.

function fed(size: count, elements: string_vec): opaque of topk
	{
	local k = topk_init(size);

	for ( _, e in elements )
		topk_add(k, e);

	return k;
	}

event zeek_init()
	{
	local k = fed(5, vector("a", "b", "b", "c", "c", "c"));
	print topk_get_top(k, 2), topk_get_top(k, 10);
	print topk_count(k, "c"), topk_epsilon(k, "c"), topk_size(k), topk_sum(k);

	# Without room the rarest makes place, and its count is handed on.
	local small = fed(2, vector("a", "a", "b", "c"));
	print topk_get_top(small, 2), topk_count(small, "c"), topk_epsilon(small, "c"), topk_sum(small);

	# Merged, it may grow; pruned, it may not.
	local one = fed(2, vector("a", "a", "b"));
	topk_merge(one, fed(2, vector("c", "c", "c", "d")));
	print topk_get_top(one, 4), topk_sum(one), topk_size(one);

	local two = fed(2, vector("a", "a", "b"));
	topk_merge_prune(two, fed(2, vector("c", "c", "c", "d")));
	print topk_get_top(two, 4), topk_sum(two), topk_size(two);
	}

event zeek_done()
	{
	local k = fed(2, vector("a"));
	print topk_count(k, "x"), topk_epsilon(k, "x"), topk_get_top(topk_init(3), 2);
	}

event zeek_done()
	{
	local k = fed(2, vector("a"));
	topk_add(k, 1);
	print topk_sum(k);
	}
