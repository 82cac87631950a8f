"""The style sheet of an HTML report: paper and ink, light and dark as the reader's system is, and set for printing."""

SOURCE_INKS: tuple[tuple[str, str], ...] = (
    ("#15957b", "#70fdc1"),
    ("#502684", "#a18fb6"),
    ("#1086d3", "#3fadfb"),
    ("#a33d78", "#bd658b"),
    ("#152726", "#96bab2"),
    ("#435ab8", "#647beb"),
    ("#7b7d9e", "#bcc9f3"),
    ("#53384d", "#f9dbeb"),
)
"""The colours of the sources by place, on light and on dark, as the window has them."""
INKS = ("ink", "quiet", "faint", "accent", "conflict", *(f"source{place}" for place in range(len(SOURCE_INKS))))


def style_sheet() -> str:
    """The whole style sheet; it refers to nothing outside of itself."""
    light = "".join(f"--source{place}:{light};" for place, (light, _) in enumerate(SOURCE_INKS))
    dark = "".join(f"--source{place}:{dark};" for place, (_, dark) in enumerate(SOURCE_INKS))
    inks = "".join(
        f".s-{ink}{{stroke:var(--{ink});fill:none}}.f-{ink}{{fill:var(--{ink});stroke:none}}"
        f".h-{ink}{{fill:var(--paper);stroke:var(--{ink});stroke-width:1.5}}"
        for ink in INKS
    )
    return _STYLE.replace("/*light*/", light).replace("/*dark*/", dark) + inks


_STYLE = """
:root{color-scheme:light dark;--paper:#fbf8f1;--raised:#fffdf8;--ink:#22201c;--quiet:#625c52;--faint:#ddd5c5;
--accent:#2d5f8b;--conflict:#b3261e;--conflict-wash:#f9e4df;--tension:#7a5200;--tension-wash:#f6edd6;
/*light*/}
@media (prefers-color-scheme:dark){:root{--paper:#1b1a18;--raised:#232120;--ink:#e9e4da;--quiet:#a9a294;
--faint:#3c3934;
--accent:#8fb8e0;--conflict:#ff8a7d;--conflict-wash:#43241f;--tension:#e3bb62;--tension-wash:#3a301b;
/*dark*/}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:16px/1.5 Inter,"Segoe UI","Helvetica Neue",system-ui,sans-serif}
body{max-width:56rem;margin:0 auto;padding:3rem 1.5rem 6rem;overflow-wrap:break-word}
h1,h2,h3,blockquote,.lead{font-family:"Linux Libertine O","EB Garamond",Georgia,serif}
h1{font-size:2.4rem;line-height:1.15;font-weight:400;margin:0 0 .4rem}
h2{font-size:1.75rem;line-height:1.2;font-weight:400;margin:3.5rem 0 1rem;padding-top:1rem;
border-top:1px solid var(--faint)}
h3{font-size:1.3rem;line-height:1.3;font-weight:600;margin:2.6rem 0 .3rem}
h4{font-size:.82rem;font-weight:600;margin:1.2rem 0 .2rem;color:var(--quiet)}
h3 .number{font:600 .85rem Inter,"Segoe UI",sans-serif;color:var(--quiet);margin-right:.6em}
p{margin:.5rem 0}
.lead{font-size:1.2rem;color:var(--quiet);margin:0 0 1.2rem}
.quiet,.where,.notes{color:var(--quiet)}
p.quiet,.where,.notes{font-size:.86rem}
.conflict{color:var(--conflict)}.tension{color:var(--tension)}
p.conflict,p.tension,p.finding,p.again{color:var(--ink);padding:.55rem .8rem;border-radius:4px}
p.conflict{background:var(--conflict-wash)}p.tension{background:var(--tension-wash)}
p.finding,p.again{background:var(--raised);border-left:3px solid var(--accent)}
p.again{border-left-color:var(--tension);font-weight:600}
a{color:var(--accent);text-decoration:none}a:hover,a:focus{text-decoration:underline}
h1 a,h2 a,h3 a,th a{color:inherit}
.label{font-variant-numeric:tabular-nums;white-space:nowrap;font-size:.86em}
code{font:.78rem ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;word-break:break-all}
ul{padding-left:1.2rem;margin:.4rem 0}li{margin:.2rem 0}
nav ul{list-style:none;padding:0}nav li{margin:.12rem 0}nav li.l3{padding-left:1.4rem;font-size:.9rem}
nav li .number{color:var(--quiet);margin-right:.5em}nav .aside{color:var(--quiet);font-size:.82rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.2rem;margin:.6rem 0;font-size:.92rem}
dt{color:var(--quiet)}dd{margin:0;min-width:0}
#method~dl{display:block}#method~dl dt{font-weight:600;color:var(--ink);margin-top:.8rem}
article{margin:1.1rem 0 1.3rem;padding-left:3.4rem;position:relative}
article>.label{position:absolute;left:0;top:.1rem;color:var(--quiet)}
article:target{background:var(--raised);box-shadow:0 0 0 .5rem var(--raised);border-radius:2px}
.says{margin:0}.where,.notes{margin:.15rem 0}
blockquote{margin:.3rem 0;padding:0 0 0 .9rem;border-left:2px solid var(--faint);font-size:1.13rem;line-height:1.42;
white-space:pre-line}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.82rem;line-height:1.38}
caption{text-align:left;color:var(--quiet);padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem .45rem 0;border-bottom:1px solid var(--faint)}
thead th{border-bottom:1px solid var(--quiet);font-weight:600}tbody th{font-weight:400}
table.grid th,table.grid td{min-width:7.5rem;padding:.45rem .6rem}
td.conflict{background:var(--conflict-wash);color:var(--ink)}td.tension{background:var(--tension-wash);
color:var(--ink)}
td.quiet{font-size:.78rem}
figure{margin:1.2rem 0}figcaption{font-size:.86rem;color:var(--quiet);margin-bottom:.3rem}
svg{max-width:100%;height:auto;font-family:Inter,"Segoe UI",sans-serif}
details{font-size:.86rem;color:var(--quiet)}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--faint);color:var(--quiet);font-size:.86rem}
@media (max-width:40rem){body{padding:1.5rem 1rem 4rem}article{padding-left:0}article>.label{position:static}
dl{display:block}dt{margin-top:.4rem}}
@media print{@page{margin:18mm 16mm 20mm}:root{--paper:#fff;--raised:#fff;--ink:#000;--quiet:#4a463f;--faint:#c9c2b4;
--accent:#1d4468;--conflict:#9c1c15;--conflict-wash:#f6e6e2;--tension:#694700;--tension-wash:#f6efdd;/*light*/}
html{font-size:10.5pt}body{max-width:none;padding:0}h2,h3,h4,figcaption,caption,.says{break-after:avoid}
h2{break-before:auto}article,figure,tr,.finding{break-inside:avoid}thead{display:table-header-group}
.scroll{overflow:visible}
table.grid th,table.grid td{min-width:0}details{display:none}a{color:inherit}
p.conflict,p.tension,td{print-color-adjust:exact}}
"""
