# args: -b --error-format full %
# exit: 1

type Login: record { user: string; };
redef record Login += { attempts: count; };
