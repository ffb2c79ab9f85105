##! Community ID: one name for a flow, the same in every tool.

## The version 1 ID of the flow `cid`. `seed` sets it apart from that of other sites; `do_base64` gives Base64
## instead of hex.
global community_id_v1: function(cid: conn_id, seed: count &default=0, do_base64: bool &default=T): string;
