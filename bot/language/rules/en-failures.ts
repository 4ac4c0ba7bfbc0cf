/** Words for failures that more than one kind of complaint knows. */
export const BROKE =
  'broken|broke|damaged|cracked|crushed|smashed|shattered|dented|ripped|torn|ruined|wrecked|destroyed|soaked|wet|scratched|bent|squashed|leaking|mouldy|stained|chipped|burst|snapped';
export const IN_PIECES = 'in|into? pieces|bits|shards|smithereens';
export const OVERCHARGED = [
  'overcharg*',
  'charged|charge|billed|billing|charging|debited me|us|my|twice|double|too|extra|for|wrong|more',
  'took|taken|taking|keep|kept|takes money|my|too|payment|twice|it from|money|out|twice|much?',
  'double|twice charged|billed',
  'charged|billed twice|double',
  'hidden|extra fee|fees|charges|charge',
  'wrong bill|price|amount|total',
  'rip off',
  'ripped off',
  'bill is|was wrong|too|higher|double',
];
export const REFUND_MISSING = [
  'no|still|waiting|await*|promised|owed|without|where|wheres for|not|no|is|a|my|got|had? a|my|the|for|got|had|received|seen? my|the|a? refund|refunds|reimbursement',
  'not|never|havent|hasnt|didnt|wont|refuse|refused|refuses|refusing been|yet|got|get|had|received|seen|to|give|issue|even? got|get|give|issue|me|us|my|the|a|been? my|me|the|a|us? refund|refunded|reimbursed|refunding',
  'refund hasnt|has|never|not|still|didnt|is|was not|never|still|yet? arrived|come|came|been|missing|shown|not|refused|denied|late',
  'money|payment hasnt|has|never|not|still|didnt not|never|been? come|came|arrived|been|returned|refunded back?',
  'returned|cancelled|canceled _? _? _? _? _? _? no|not|never refund|money|refunded',
];
export const MISSING_PART = [
  'part|parts|piece|pieces|screw|screws|instructions|lid|cable|manual|lead|plug missing|absent',
  'missing|without|lacking|lacks|lacked a|the|some|its|any|all|two|one|three|half? part|parts|piece|pieces|screw|screws|instructions|lid|cable|manual|lead|plug|item|items',
  'item|items|one|two|some|half|bits is|was|are|were? missing',
  'only half|part|some|one|two of|was|came|arrived|in|were|got',
  'not all|everything of? it|them|my|the? order|items|parts|there|came|arrived',
  'incomplete',
];

export const LATE = 'late|delayed|delay|delays|delayd|delaying|waiting|overdue|slow|stuck|postponed';
