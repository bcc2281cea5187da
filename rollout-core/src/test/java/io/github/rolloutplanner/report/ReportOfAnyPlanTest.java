package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.lint.OddPlans;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of plans whose names are hostile, whose numbers are odd, and which are very large. */
class ReportOfAnyPlanTest {
    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    static String[] names() {
        return new String[] {
            "</script><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</style><iframe src=https://example.com>",
            "]]><!-- -->&amp;&lt;b&gt;",
            "# heading | cell | **bold** [link](https://example.com) @octocat ![x](y)",
            "```\nfence\n```\n---\n- [ ] box",
            "section Fake :done, p1, 2026-01-01; #35; %%{init: {}}%%",
            "line\nbreak\r\nand\ttab",
            "nul\u0000 bell\u0007 escape\u001b[31m lone\ud800 none\uffff",
            "\u202Eright\u202C to \u2066left\u2069",
            "\u05e9\u05dc\u05d5\u05dd (\u05e2\u05d5\u05dc\u05dd) \u0645\u0631\u062d\u0628\u0627",
            "e" + "\u0301".repeat(300),
            "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪",
            "https://example.com/ www.example.com a@example.com",
            " ",
            "",
            "a".repeat(10_000),
            "日本語".repeat(3_000),
            "ש".repeat(10_000),
            "हिन्दी ".repeat(1_500)
        };
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesStayTextOnAPage(String name) {
        String text = PageCheck.read(PlanReport.html(NamedPlan.of(name))).text();

        assertThat(text.split(Pattern.quote(PageCheck.shown(name)), -1)).hasSizeGreaterThan(NamedPlan.LEAST);
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesStayTextInMarkdown(String name) {
        MarkdownCheck read = MarkdownCheck.read(PlanReport.markdown(NamedPlan.of(name)));

        String line = TextWidth.line(name);
        assertThat(read.words().split(Pattern.quote(line), -1)).hasSizeGreaterThan(NamedPlan.LEAST);
        assertThat(read.diagrams())
                .allSatisfy(chart -> assertThat(GanttCheck.read(chart)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("names")
    void noLineOfATextIsTooWide(String name) {
        for (int width : new int[] {40, 133}) {
            String text = PlanReport.text(NamedPlan.of(name), width);

            assertThat(text.lines())
                    .allMatch(line -> columns(line) <= width)
                    .allMatch(line -> line.equals(Legible.escaped(line)));
            assertThat(text.replaceAll("\\s", "")).contains(TextWidth.line(name).replaceAll("\\s", ""));
        }
    }

    private static int columns(String line) {
        return line.codePoints()
                .map(character -> WIDE.contains(UnicodeScript.of(character)) || character >= 0x1F300 ? 2 : 1)
                .sum();
    }

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @Test
    void oddPlansCanBeRead() {
        seeds().mapToObj(seed -> new OddPlans(seed).plan()).forEach(plan -> {
            assertThat(PageCheck.read(PlanReport.html(plan)).select("h1")).hasSize(1);
            MarkdownCheck.read(PlanReport.markdown(plan)).diagrams().forEach(GanttCheck::read);
            assertThat(PlanReport.text(plan, 40).lines()).allMatch(line -> columns(line) <= 40);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void aPlanMayHaveAnyNumberOfPhasesAndMetrics(int size) {
        RolloutPlan plan = NamedPlan.of("Checkout", size, size);

        String page = PlanReport.html(plan);

        Document read = PageCheck.read(page);
        assertThat(read.select("#ramp tbody tr")).hasSize(size);
        assertThat(read.select("#evidence tbody tr")).hasSize(size * size);
        assertThat(page).hasSizeLessThan(10_000_000);
        MarkdownCheck.read(PlanReport.markdown(plan)).diagrams().forEach(GanttCheck::read);
        assertThat(PlanReport.text(plan, 80)).contains("Checkout");
    }
}
