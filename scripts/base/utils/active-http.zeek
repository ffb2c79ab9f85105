##! Asking web servers. That needs the input framework, which is not part of this interpreter: ActiveHTTP::request
##! reports so.

@load ./exec

module ActiveHTTP;

export {
	## How long an answer may take.
	option default_max_time = 1min;

	## How to ask.
	option default_method = "GET";

	## An answer.
	type Response: record {
		code: count;	##< Its status; 0 when there was none.
		msg: string;	##< What the status means.
		body: string &optional;	##< Its body.
		headers: table[string] of string &optional;	##< Its headers.
	};

	## A question.
	type Request: record {
		url: string;	##< Whom to ask, and what.
		method: string &default=default_method;	##< How to ask.
		client_data: string &optional;	##< The body of the question.
		max_time: interval &default=default_max_time;	##< How long the answer may take.
		addl_curl_args: string &optional;	##< More options for curl, as they are.
	};

	## Reports an error, and gives an answer of status 0.
	global request: function(req: ActiveHTTP::Request): ActiveHTTP::Response;
}

# The curl command for a question.
function request2curl(r: Request, bodyfile: string, headersfile: string): string &is_used
	{
	local words = vector("curl -s -g -o", safe_shell_quote(bodyfile), "-D", safe_shell_quote(headersfile),
	                     "-X", safe_shell_quote(r$method), fmt("-m %.0f", r$max_time));

	if ( r?$client_data )
		words += "-d @-";

	if ( r?$addl_curl_args )
		words += r$addl_curl_args;

	words += safe_shell_quote(r$url);

	# Without an answer there is to be an empty file.
	words += "&& touch";
	words += safe_shell_quote(bodyfile);
	return join_string_vec(words, " ");
	}

function request(req: Request): ActiveHTTP::Response
	{
	Reporter::error(fmt("ActiveHTTP::request is not available without the input framework: %s", req$url));
	return Response($code=0, $msg="", $body="", $headers=table());
	}
