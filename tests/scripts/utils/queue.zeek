# A queue.

@load base/utils/queue

event zeek_init()
	{
	local q = Queue::init();
	print Queue::len(q);
	Queue::put(q, "a");
	Queue::put(q, "b");
	Queue::put(q, "c");
	print Queue::len(q), Queue::peek(q), Queue::len(q), Queue::get(q), Queue::len(q), Queue::get(q);

	# Beyond its length the oldest go.
	local short = Queue::init([$max_len=2]);
	Queue::put(short, 1);
	Queue::put(short, 2);
	Queue::put(short, 3);
	local v: vector of count;
	Queue::get_vector(short, v);
	print Queue::len(short), v;

	local other = Queue::init();
	Queue::put(other, 10);
	Queue::put(other, 20);
	Queue::put(other, 30);
	local all: vector of count;
	Queue::get_vector(Queue::merge(other, short), all);
	print all;
	}

event zeek_done()
	{
	print Queue::get(Queue::init());
	}

event zeek_done()
	{
	print Queue::peek(Queue::init());
	}
