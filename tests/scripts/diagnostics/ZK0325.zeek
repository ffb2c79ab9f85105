# args: -b --error-format full %
# exit: 1

function greet(word: string &default="hello", name: string)
	{
	print word, name;
	}
