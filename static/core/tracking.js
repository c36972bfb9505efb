// @ts-check
/** Tracking parameters that other sites add to links. */

const TRACKING =
  /^(_.*|:~:.*|(utm|mc|mtm|pk|piwik|matomo|vero|oly|hsa|ml|gad|guce|fb|at|hmb)_.*|.*c(l|lk|lick)?id|[gw]braid|gclsrc|guccounter|hsCta.*|mkt_tok|srsltid|igsh(id)?|mibextid|li_fat_id|ck_subscriber_id|epik|dm_i|trk|ref(_.*)?|si|spm|xtor|cmpid)$/i;

/**
 * Whether a parameter was added to the address for tracking. The reader can do nothing about it, so it is ignored
 * without a notice.
 * @param {string} name
 * @example isTracking("utm_source") // true
 */
export const isTracking = (name) => TRACKING.test(name);
