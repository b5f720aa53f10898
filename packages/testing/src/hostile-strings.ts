const markup = [
  '<script>alert(1)</script>',
  '"><script>alert(document.cookie)</script>',
  '</script><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<body onload=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<base href="//evil.example/">',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<object data="data:text/html,<script>alert(1)</script>">',
  '" onmouseover="alert(1)',
  "' autofocus onfocus='alert(1)",
  '`onmouseover=alert(1)',
  '<!--<img src="--><img src=x onerror=alert(1)>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<plaintext>',
]

const entities = ['&lt;b&gt;', '&#x3c;script&#x3e;', '&amp;amp;', '&nbsp;', '&colon;', '&#0;']

const links = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'vbscript:msgbox(1)',
  '//evil.example/x',
  'https://user:password@evil.example/',
  'file:///etc/passwd',
]

const styles = [
  'x;}*{display:none}/*',
  'url(javascript:alert(1))',
  'expression(alert(1))',
  '</style><script>alert(1)</script>',
  'position:fixed;inset:0;background:red',
]

const templates = [
  '{{7*7}}',
  '$' + '{7*7}',
  '<%= 7*7 %>',
  '#{7*7}',
  '{{constructor.constructor("alert(1)")()}}',
  '{%raw%}',
]

const prototypes = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__proto__.polluted']

const queries = [
  "'; DROP TABLE activity; --",
  "' OR '1'='1",
  '1 UNION SELECT NULL--',
  '100%_',
  "=cmd|'/C calc'!A0",
  '@SUM(1+1)*cmd|x',
]

const shells = [
  '$(reboot)',
  '`reboot`',
  '; rm -rf ~ #',
  '\'"$HOME"\'',
  '-rf',
  '| tee /tmp/x',
  '\\\\server\\share',
  '!!',
]

const paths = [
  '.',
  '..',
  '../../../../etc/passwd',
  '%2e%2e%2f',
  'a/b',
  '%2F',
  '%',
  '%zz',
  'k@base64',
  'a?b#c',
  '+',
  '//',
]

const controls = [
  '\u0000',
  'a\u0000b',
  'a\r\nX-Injected: 1',
  '\r',
  '\n# TYPE x counter\nx 1\n',
  '\t',
  '\u001b[31mred\u001b[0m',
  '\u0007\b\u007f',
]

const unicode = [
  '\u202egnp.exe',
  '\u2066hidden\u2069\u200f',
  'שלום עולם',
  'Z\u0351\u036b\u0343\u036a\u0302\u036ba\u0334\u0315l\u0321\u0352g\u0489\u0337o\u0338\u0321',
  'line\u2028separator\u2029paragraph',
  '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}\u{1f3f3}\ufe0f\u200d\u{1f308}',
  '\ufeff\u200b\u00ad\u3000',
  '\ufffd\ufffe\uffff',
]

const long = 'x'.repeat(4_096)

/** Exactly 100 distinct texts that break careless programs. All are well-formed Unicode and none is empty. */
export const hostileStrings: readonly string[] = [
  ...markup,
  ...entities,
  ...links,
  ...styles,
  ...templates,
  ...prototypes,
  ...queries,
  ...shells,
  ...paths,
  ...controls,
  ...unicode,
  long,
]
