/** Words that name nobody, so they stay. All in lower case. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const lines = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s*\n\s*/));

/** First labels of host names that say what a server is for, and the services of SRV records (RFC 2782). */
export const LABELS = words(`
  sip sips sipinternal sipinternaltls sipexternal sipexternaltls sipfed lcs ocs pool edge access director messenger im
  www web ftp mail webmail smtp imap pop ldap dc kdc kerberos proxy gateway ns dns
  _sip _sips _sipinternal _sipinternaltls _sipexternal _sipexternaltls _sipfederationtls
  msgrctl-no-such-name
  _kerberos _kerberos-master _kpasswd _ldap _ntp _tcp _udp _tls _msdcs _sites
`);

export const SCHEMES = words('sip sips im pres mailto tel http https ftp file afp smb cifs nfs ldap ldaps');

/** Accounts and groups of every Mac. */
export const ACCOUNTS = words(
  'root msgrctl-probe wheel staff admin daemon nobody nogroup everyone unknown guest shared www system',
);

/** Folders and files of every Mac, and those of Messenger. */
export const FOLDERS = lines(`
  users\nshared\nhome\nhomes\nguest\nlibrary\npreferences\nmicrosoft\nmicrosoft user data\ndesktop\ndocuments\ndownloads
  movies\nmusic\npictures\npublic\nsites\ndrop box\napplications\nutilities\nvolumes\nnetwork\nservers\nsystem\nprivate
  var\ntmp\nopt\nusr\nlocal\netc\nroot\nmacintosh hd\nreceived files\nmicrosoft user data\napplication support\ncaches
  keychains\nsystem.keychain\nx509anchors\nmessenger\nmessenger.app\nmicrosoft messenger\nmicrosoft messenger.app
  messenger for mac\ncontents\ncom.microsoft.messenger.plist
`);

/** Sounds that came with Mac OS X. */
export const SOUNDS = words(
  'basso blow bottle frog funk glass hero morse ping pop purr sosumi submarine tink none default',
);

/** Second labels that say what kind of registrant it is (co.uk), so that the third one names it. */
export const SECOND_LEVEL = words(
  'ac co com ed edu go gob gov govt gv id ind ltd me mil ne net nhs nom or org plc police sch school',
);

/** What servers and msgrctl itself say: words of SIP (RFC 3261, [MS-SIPAE], [MS-OCER]), of HTTP and TLS, and of reasons. */
export const PROSE = words(`
  ack bye cancel info invite message notify options prack publish refer register subscribe update negotiate benotify service
  accept alert-info allow also authentication-info authorization call-id contact content-disposition content-encoding
  content-language content-length content-type cseq date error-info event expires from in-reply-to max-forwards
  mime-version min-expires organization presence-state priority proxy-authenticate proxy-authentication-info
  proxy-authorization proxy-require reason record-route reply-to require retry-after route server subject
  subscription-state supported timestamp to unsupported user-agent via warning www-authenticate ms-diagnostics
  ms-diagnostics-public ms-keep-alive ms-user-logon-data p-asserted-identity connection
  b c e f i k l m o r s t u v x
  realm targetname version qop algorithm stale nonce opaque cnonce nc uri response domain auth auth-int md5 md5-sess
  gssapi-data srand snum rspauth tag epid branch received rport maddr ttl lr q transport method user ob ms-received-port
  ms-received-cid ms-opaque source tls tcp udp sctp ws wss sip sips tel ntlm kerberos digest basic tls-dsk spnego rtc lcs
  ocs uccp uccapi communicator office live communications lync microsoft kamailio opensips asterisk apache nginx iis http
  https html doctype head body title ssh openssh smtp ftp imap pop3 220 ready ok msgrctl msgrctl-probe lcs.microsoft.com
  mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec gmt utc est pst cet
  trying ringing accepted multiple choices moved permanently temporarily use alternative bad request unauthorized payment
  required forbidden not found acceptable timeout gone entity too large long unsupported media type scheme extension
  interval brief unavailable call leg transaction does exist loop detected many hops address incomplete ambiguous busy here
  terminated pending undecipherable internal error implemented gateway time-out out busy everywhere decline anywhere final
  step failure authentication failed invalid client credentials home remote access enabled disabled redirect this that is no
  for of the a an and or be been being can cannot could was were are has have had with without within by at on in into over
  it its there what came come comes know known unknown see look user users account domain domains route service services
  another other others than more less same different again also but only yet still header headers information parsing
  answer answers answered question connection closed reset refused reached reachable network said host network port ports
  ended end ends middle time late wait waiting start starts started server servers speak speaks spoken read handshake alert
  certificate certificates clienthello serverhello hello protocol version versions longer kib bytes empty number several
  differ differs status used such looked asked asks truncated message messages length lines line nothing something did
  do yesterday today tomorrow
`);
