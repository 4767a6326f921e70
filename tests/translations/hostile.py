"""Texts that must never reach a reader, each with where it comes from. All of them would run ``alert(1)``."""

COMMENTS = "HTML standard, parse errors of comments: parsers and browsers end them at different places"
SECTIONS = "XML sections, declarations and instructions, which HTML browsers read as broken comments"
OWASP = "OWASP, XSS filter evasion cheat sheet"
MUTATION = "Mutation XSS: markup that changes its meaning when it is parsed a second time"
EMBED = "HTML standard: elements that load or run something"
LINKS = "OWASP, XSS filter evasion cheat sheet: addresses"
NAMESPACE = "HTML standard: SVG and MathML, where the same words mean other elements and attributes"
HANDLERS = "HTML standard: event handlers that run without the reader doing anything"
POLYGLOT = "0xSobky, unleashing an ultimate XSS polyglot"
TEMPLATES = "Words that a template language or a script would take for its own"

STRINGS = [
    ("<!--><script>alert(1)</script>-->", COMMENTS),
    ("<!---><script>alert(1)</script>-->", COMMENTS),
    ("<!-- --!><img src=x onerror=alert(1)> -->", COMMENTS),
    ("<!--x--!><svg onload=alert(1)>-->", COMMENTS),
    ("<!-- <!-- --><script>alert(1)</script> -->", COMMENTS),
    ("<!--\n--!><script>alert(1)</script>", COMMENTS),
    ("words <!--[if IE]><script>alert(1)</script><![endif]-->", COMMENTS),
    ("<!><script>alert(1)</script>", COMMENTS),
    ("<!-->-<img src=x onerror=alert(1)>-->", COMMENTS),
    ("<!-- --><!--><iframe src=javascript:alert(1)>-->", COMMENTS),
    ("<![CDATA[><img src=x onerror=alert(1)>]]>", SECTIONS),
    ("<![CDATA[<script>alert(1)</script>]]>", SECTIONS),
    ("<![CDATA[]]><script>alert(1)</script>", SECTIONS),
    ("<!DOCTYPE x><script>alert(1)</script>", SECTIONS),
    ("<!DOCTYPE html [<!ENTITY x '<script>alert(1)</script>'>]>&x;", SECTIONS),
    ("<?xml version='1.0'?><script>alert(1)</script>", SECTIONS),
    ("<?php><img src=x onerror=alert(1)>?>", SECTIONS),
    ("<?x ><script>alert(1)</script>", SECTIONS),
    ("<!ELEMENT x><img src=x onerror=alert(1)>", SECTIONS),
    ("words ]]><script>alert(1)</script>", SECTIONS),
    ("<script>alert(1)</script>", OWASP),
    ("<SCRIPT SRC=//example.org/x.js>alert(1)</SCRIPT>", OWASP),
    ("<img src=x onerror=alert(1)>", OWASP),
    ("<img src=x onerror=alert(1)//", OWASP),
    ('<IMG """><SCRIPT>alert(1)</SCRIPT>">', OWASP),
    ("<b onmouseover=alert(1)>words</b>", OWASP),
    ("<b style='background:url(javascript:alert(1))'>words</b>", OWASP),
    ("<a href=javascript:alert(1)>words</a>", OWASP),
    ("<a href='&#106;avascript:alert(1)'>words</a>", OWASP),
    ("<a href='java\tscript:alert(1)'>words</a>", OWASP),
    ("<a id=a1 onclick=alert(1)>words</a>", OWASP),
    ("<svg onload=alert(1)>", OWASP),
    ("<svg><script>alert(1)</script></svg>", OWASP),
    ("<body onload=alert(1)>", OWASP),
    ("<<script>alert(1)//<</script>", OWASP),
    ("<scr<script>ipt>alert(1)</scr</script>ipt>", OWASP),
    ("<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", OWASP),
    ("<details open ontoggle=alert(1)>", OWASP),
    ("<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", MUTATION),
    ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", MUTATION),
    ("<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>", MUTATION),
    (
        "<form><math><mtext></form><form><mglyph><svg><style><path id='</style><img onerror=alert(1) src>'>",
        MUTATION,
    ),
    ("<xmp><p title='</xmp><img src=x onerror=alert(1)>'>", MUTATION),
    ("<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>", MUTATION),
    ("<iframe srcdoc='<script>alert(1)</script>'></iframe>", EMBED),
    ("<iframe src=javascript:alert(1)></iframe>", EMBED),
    ("<object data=javascript:alert(1)></object>", EMBED),
    ("<embed src=javascript:alert(1)>", EMBED),
    ("<base href=javascript:alert(1)//>", EMBED),
    ("<link rel=stylesheet href=javascript:alert(1)>", EMBED),
    ("<video><source onerror=alert(1)></video>", EMBED),
    ("<form action=javascript:alert(1)><button>words</button></form>", EMBED),
    ("<svg><animate onbegin=alert(1) attributeName=x dur=1s>", NAMESPACE),
    ("<svg><a xlink:href=javascript:alert(1)><text y=20>words</text></a></svg>", NAMESPACE),
    ("<svg><use href=data:image/svg+xml,<svg/onload=alert(1)>#x></svg>", NAMESPACE),
    ("<math href=javascript:alert(1)>words</math>", NAMESPACE),
    ("<svg><![CDATA[</svg><img src=x onerror=alert(1)>]]>", NAMESPACE),
    ("<audio src=x onerror=alert(1)>", HANDLERS),
    ("<input autofocus onfocus=alert(1)>", HANDLERS),
    ("<marquee onstart=alert(1)>words</marquee>", HANDLERS),
    ("<b onfocus=alert(1) tabindex=1 autofocus id=x>words</b>", HANDLERS),
    ("<style>@keyframes x{}</style><b style='animation-name:x' onanimationstart=alert(1)>words</b>", HANDLERS),
    ("<img/src='x'/onerror=alert(1)>", HANDLERS),
    ("<img\nsrc=x\nonerror=alert(1)>", HANDLERS),
    (
        "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=alert(1) )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/"
        "--!>\\x3csVg/<sVg/oNloAd=alert(1)//>\\x3e",
        POLYGLOT,
    ),
    ("</p></main><script>alert(1)</script>", HANDLERS),
    ("</script><script>alert(1)</script>", HANDLERS),
    ("</textarea><script>alert(1)</script>", HANDLERS),
]

# Not markup, so no fault of a string; they must come out as words wherever they are shown.
WORDS = [
    ("&lt;script&gt;alert(1)&lt;/script&gt;", OWASP),
    ("&lt;img src=x onerror=alert(1)&gt;", OWASP),
    ('" onmouseover=alert(1) x="', OWASP),
    ("' onfocus=alert(1) autofocus x='", OWASP),
    ("{{ 7|add:7 }}{% load x %}", TEMPLATES),
    ("${alert(1)}`", TEMPLATES),
    ("&amp;lt;script&amp;gt;alert(1)", MUTATION),
]

ADDRESSES = [
    ("javascript:alert(1)", LINKS),
    ("JaVaScRiPt:alert(1)", LINKS),
    (" javascript:alert(1)", LINKS),
    ("java\tscript:alert(1)", LINKS),
    ("java\nscript:alert(1)", LINKS),
    ("\x01javascript:alert(1)", LINKS),
    ("data:text/html,<script>alert(1)</script>", LINKS),
    ("data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", LINKS),
    ("vbscript:alert(1)", LINKS),
    ("feed:javascript:alert(1)", LINKS),
    ("view-source:javascript:alert(1)", LINKS),
    ("file:///etc/passwd", LINKS),
    ("blob:https://example.org/alert(1)", LINKS),
    ("//example.org/alert(1)", LINKS),
    ("/\\example.org/alert(1)", LINKS),
    ("javascript&colon;alert(1)", LINKS),
    ("&#106;avascript:alert(1)", LINKS),
    ("javascript://example.org/%0aalert(1)", LINKS),
    ("\u00a0javascript:alert(1)", LINKS),
    ("\x85javascript:alert(1)", LINKS),
    ("///example.org/alert(1)", LINKS),
    ("\\\\example.org\\alert(1)", LINKS),
    ("about:blank", LINKS),
    ("intent://alert(1)#Intent;end", LINKS),
]
