# args: -b --error-format full %
# exit: 1

global report: event(who: string, n: count);
global report: event(times: count);
