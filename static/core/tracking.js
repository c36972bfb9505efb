// @ts-check
/** What others hang on links that are passed around. */

const TRACKING =
  /^(_.*|:~:.*|(utm|mc|mtm|pk|piwik|matomo|vero|oly|hsa|ml|gad|guce|fb|at|hmb)_.*|.*c(l|lk|lick)?id|[gw]braid|gclsrc|guccounter|hsCta.*|mkt_tok|srsltid|igsh(id)?|mibextid|li_fat_id|ck_subscriber_id|epik|dm_i|trk|ref(_.*)?|si|spm|xtor|cmpid)$/i;

/**
 * Whether a parameter was added on the way: no author of the address wrote it, no reader can mend it, and it is never a
 * name of ours misspelt. It is left out without a word.
 * @param {string} name
 * @example isTracking("utm_source") // true
 */
export const isTracking = (name) => TRACKING.test(name);
