##! A queue: what was put in first comes out first.

module Queue;

export {
	## How a queue behaves.
	type Settings: record {
		max_len: count &optional;	##< How long it may get; beyond that the oldest elements are dropped.
	};

	## A queue, made by Queue::init. Its fields are nobody else's business.
	type Queue: record {};

	## A new queue.
	global init: function(s: Settings &default=[]): Queue;

	## Puts `val` in.
	global put: function(q: Queue, val: any);

	## Takes the oldest element out. An empty queue is a run-time error.
	global get: function(q: Queue): any;

	## The oldest element, which stays. An empty queue is a run-time error.
	global peek: function(q: Queue): any;

	## A new queue with the settings of `q1`, and elements of `q1` and `q2` in turn: all of `q1`, at most as many of
	## `q2`.
	global merge: function(q1: Queue, q2: Queue): Queue;

	## How many elements there are.
	global len: function(q: Queue): count;

	## Writes all elements to `ret`, from index 0 on, the oldest first. They must be of its type.
	global get_vector: function(q: Queue, ret: vector of any);
}

redef record Queue += {
	initialized: bool &default=F;	# whether it comes from init
	vals: table[count] of any &optional;	# the elements by number
	settings: Settings &optional;
	top: count &default=0;	# the number of the next one to come
	bottom: count &default=0;	# the number of the oldest
	size: count &default=0;
};

function init(s: Settings): Queue
	{
	return Queue($initialized=T, $vals=table(), $settings=copy(s));
	}

function put(q: Queue, val: any)
	{
	if ( q$settings?$max_len && len(q) >= q$settings$max_len )
		get(q);

	q$vals[q$top] = val;
	++q$top;
	}

function get(q: Queue): any
	{
	local oldest = q$vals[q$bottom];
	delete q$vals[q$bottom];
	++q$bottom;
	return oldest;
	}

function peek(q: Queue): any
	{
	return q$vals[q$bottom];
	}

function merge(q1: Queue, q2: Queue): Queue
	{
	local both = init(q1$settings);
	local i = 0;

	while ( i < len(q1) )
		{
		put(both, q1$vals[q1$bottom + i]);

		if ( i < len(q2) )
			put(both, q2$vals[q2$bottom + i]);

		++i;
		}

	return both;
	}

function len(q: Queue): count
	{
	return |q$vals|;
	}

function get_vector(q: Queue, ret: vector of any)
	{
	local i = 0;

	while ( i < len(q) )
		{
		ret[i] = q$vals[q$bottom + i];
		++i;
		}
	}
