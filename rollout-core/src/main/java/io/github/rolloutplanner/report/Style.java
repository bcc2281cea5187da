package io.github.rolloutplanner.report;

/** The one style of all pages. Paper is always light, wide tables stack on a phone, and closed details print open. */
final class Style {
    private static final String TEXT = """
            *{box-sizing:border-box}
            html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
            body{margin:0 auto;padding:0 1rem 3rem;max-width:64rem;background:var(--page);color:var(--text);
            font:400 1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
            font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
            header{padding:2.5rem 0 1rem}
            h1{margin:0 0 .5rem;font-size:1.9rem;line-height:1.2;letter-spacing:-.015em}
            h2{margin:0 0 1rem;font-size:1.3rem;line-height:1.3;letter-spacing:-.01em}
            h3{margin:1.75rem 0 .6rem;font-size:1rem;line-height:1.4}
            p{margin:.6rem 0;max-width:44rem}
            a{color:var(--accent);text-underline-offset:.2em}
            a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
            .kind{margin:0 0 .4rem;color:var(--quiet);font-size:.85rem}
            .lead{font-size:1.1rem;color:var(--quiet)}
            .quiet{color:var(--quiet)}
            code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.875em}
            pre{margin:.75rem 0;padding:1rem;background:var(--surface);border-radius:.5rem;white-space:pre-wrap}
            nav ul{display:flex;flex-wrap:wrap;gap:0 1.1rem;margin:0;padding:.6rem 0;max-width:none;list-style:none;
            border-top:1px solid var(--line);border-bottom:1px solid var(--line);font-size:.9rem}
            nav li{margin:0}
            nav a{display:inline-block;padding:.2rem 0;text-decoration:none}
            nav a:hover{text-decoration:underline}
            section{margin-top:3rem}
            footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.85rem}
            """;
    private static final String BLOCKS = """
            dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,9.5rem),1fr));gap:1rem 1.5rem;margin:1rem 0}
            dt{color:var(--quiet);font-size:.85rem}
            dd{margin:0;font-weight:600}
            dd .tag{white-space:normal}
            ul,ol{margin:.6rem 0;padding-left:1.4rem;max-width:46rem}
            li{margin:.3rem 0}
            ul.checks{padding-left:0;list-style:none}
            ul.checks li{position:relative;padding-left:1.9rem}
            ul.checks li::before{content:"";position:absolute;left:0;top:.28em;width:1rem;height:1rem;
            border:1.5px solid var(--quiet);border-radius:.2rem}
            details{margin:.75rem 0;max-width:46rem}
            summary{padding:.25rem 0;color:var(--accent);font-size:.9rem;cursor:pointer}
            details ul{color:var(--quiet);font-size:.9rem}
            blockquote{margin:.4rem 0 1.2rem;padding:.75rem 1rem;max-width:46rem;background:var(--surface);
            border-radius:.5rem;white-space:pre-line}
            .tag{display:inline-block;padding:0 .5em;border-radius:.6em;font-size:.85em;font-weight:600;white-space:nowrap}
            .good{color:var(--good);background:var(--good-soft)}
            .fair{color:var(--fair);background:var(--fair-soft)}
            .poor{color:var(--poor);background:var(--poor-soft)}
            .wide,.fits{margin:1rem 0}
            .wide{overflow-x:auto}
            table.plain{max-width:46rem}
            table{width:100%;border-collapse:collapse;font-size:.9rem}
            caption{padding:.3rem 0;text-align:left;color:var(--quiet);font-size:.85rem}
            th,td{padding:.5rem 1.25rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;
            min-width:6.5rem}
            thead th{color:var(--quiet);font-size:.8rem;font-weight:400;vertical-align:bottom}
            tbody th{font-weight:600}
            thead th{overflow-wrap:break-word}
            th.number,td.number{min-width:4rem;text-align:right;overflow-wrap:break-word}
            """;
    private static final String PICTURES = """
            figure{margin:1.25rem 0;max-width:28rem}
            figcaption{margin-bottom:.5rem;font-size:.9rem;font-weight:600}
            svg{display:block;width:100%;height:auto;overflow:visible}
            svg text{font-size:12.5px;fill:var(--text);font-variant-numeric:tabular-nums}
            svg .note{fill:var(--quiet);font-size:11.5px}
            svg .strong{font-weight:600}
            svg .end{text-anchor:end}
            svg .middle{text-anchor:middle}
            svg .axis{stroke:var(--line);stroke-width:1;fill:none}
            svg .series{stroke:var(--accent);stroke-width:2;fill:none;stroke-linejoin:round}
            svg .area{fill:var(--accent-soft)}
            svg .range{stroke:var(--accent-soft);stroke-width:6}
            svg .later{stroke-dasharray:4 3}
            svg .track{fill:var(--surface)}
            svg .bar{fill:var(--accent)}
            svg .soft{fill:var(--accent-soft)}
            svg .bar-good{fill:var(--good)}
            svg .bar-fair{fill:var(--fair)}
            svg .bar-poor{fill:var(--poor)}
            svg .limit{stroke:var(--text);stroke-width:1.5}
            svg .halo{stroke:var(--page);stroke-width:4}
            svg .threshold{stroke:var(--poor);stroke-width:1.5;stroke-dasharray:3 3;fill:none}
            svg .plan{stroke:var(--quiet);stroke-width:1.5;stroke-dasharray:5 3;fill:none}
            svg .paused{stroke:var(--fair);stroke-width:5}
            svg .bar-soft{fill:var(--accent);fill-opacity:.45}
            svg .zero{fill:var(--quiet)}
            svg .mark{fill:var(--text);stroke:var(--page);stroke-width:1.5}
            svg .badge{fill:var(--accent)}
            svg .on-badge{fill:var(--page);font-size:10.5px;font-weight:600;text-anchor:middle}
            """;
    private static final String MEDIA = """
            @media (max-width:46rem){
            h1{font-size:1.5rem}
            table.stack,.stack tbody,.stack tr,.stack th,.stack td,.stack caption{display:block}
            .stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
            .stack tr{padding:.6rem 0;border-bottom:1px solid var(--line)}
            .stack th,.stack td,.stack td.number{padding:.1rem 0;border:0;text-align:left}
            .stack td[data-label]::before{content:attr(data-label) ": ";color:var(--quiet)}
            .stack td:empty{display:none}
            }
            @media print{
            @page{size:A4;margin:16mm}
            body{max-width:none;padding:0;font-size:10pt}
            nav{display:none}
            header{padding-top:0}
            section{margin-top:1.5rem}
            h2,h3,figcaption,caption{break-after:avoid}
            figure,tr,li,blockquote{break-inside:avoid}
            .wide{overflow:visible}
            details::details-content{content-visibility:visible;display:block;block-size:auto}
            summary{color:var(--quiet);list-style:none}
            .tag,svg,blockquote,pre{print-color-adjust:exact;-webkit-print-color-adjust:exact}
            }
            """;

    private Style() {}

    static String sheet() {
        return Palette.lightScheme()
                + "\n@media screen and (prefers-color-scheme:dark){" + Palette.darkScheme() + "}\n"
                + TEXT + BLOCKS + PICTURES + MEDIA;
    }
}
