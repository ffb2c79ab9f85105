##! Rendezvous hashing: spreads keys over sites, so that few keys move when a site comes or goes.

module HashHRW;

export {
	## A place for keys.
	type Site: record {
		id: count;	##< Its number.
		user_data: any &optional;	##< Whatever belongs to it.
	};

	type SiteTable: table[count] of Site;

	## All places.
	type Pool: record {
		sites: SiteTable &default=SiteTable();	##< By number.
	};

	## Adds a site. F when one of its number is there.
	global add_site: function(pool: Pool, site: Site): bool;

	## Takes away the site of that number. F when there is none.
	global rem_site: function(pool: Pool, site: Site): bool;

	## The site for `key`. An empty pool is a run-time error.
	global get_site: function(pool: Pool, key: any): Site;
}

function add_site(pool: Pool, site: Site): bool
	{
	if ( site$id in pool$sites )
		return F;

	pool$sites[site$id] = site;
	return T;
	}

function rem_site(pool: Pool, site: Site): bool
	{
	if ( site$id !in pool$sites )
		return F;

	delete pool$sites[site$id];
	return T;
	}

function get_site(pool: Pool, key: any): Site
	{
	local digest = fnv1a32(key);
	local best = 0;
	local best_weight = 0;

	for ( id in pool$sites )
		{
		local weight = hrw_weight(digest, id);

		if ( weight > best_weight || ( weight == best_weight && id >= best ) )
			{
			best = id;
			best_weight = weight;
			}
		}

	return pool$sites[best];
	}
