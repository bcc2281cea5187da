package io.github.rolloutplanner.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffMarkdownTest {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private static RolloutPlan plan(String name) {
        return RolloutPlanner.forChange("S")
                .plan()
                .withPhases(List.of(phase(name, 5)))
                .withFlags(List.of(FeatureFlag.builder()
                        .key("f")
                        .type(FeatureFlag.Type.BOOLEAN)
                        .defaultValue(FlagValue.of(false))
                        .bucketBy(name)
                        .implementation("")
                        .build()));
    }

    private static RolloutPhase phase(String name, double percent) {
        return RolloutPhase.builder()
                .number(1)
                .name(name)
                .percentage(Percentage.percent(percent))
                .audience(new Audience.RandomPercentage("user"))
                .soak(Duration.ofDays(1))
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b", "`code`", "<script>alert(1)</script>", "[x](http://x.example)", "![x](y)", "*b* _i_ ~~s~~",
                        "a\nb\r\nc",
                "\\| \\\\| \\", "https://evil.example/a?b=c", "www.evil.example", "a@b.example", "&lt;b&gt;",
                        "\u202Eabc", "\u0000",
                "#1 @ada $x$", "| --- | --- |", "1. a", "- a", "> a", "\uD83D\uDE80", ":tada:"
            })
    void hostileNamesStandInTheirCellsAsTheyAre(String name) {
        RolloutPlan before = plan("user");
        RolloutPlan after = plan(name).withPhases(List.of(phase(name, 5).withSoak(Duration.ofHours(2))));

        PlanDiff diff = PlanDiff.between(before, after);

        List<List<String>> rows = rows(diff.markdown());
        assertThat(rows.subList(1, 1 + diff.changes().size()))
                .extracting(row -> row.get(1))
                .containsExactlyElementsOf(diff.sentences());
        assertThat(rows).allMatch(row -> row.size() == 5 || row.size() == 4);
        assertThat(diff.sentences()).anyMatch(sentence -> sentence.contains(Legible.escaped(name)));
    }

    @Test
    void namesOfTenThousandCharactersAreCut() {
        String name = "n".repeat(10_000);

        PlanDiff diff = PlanDiff.between(plan("user"), plan(name));

        assertThat(diff.changes()).isNotEmpty();
        assertThat(diff.markdown()).hasSizeLessThan(2_000).contains("n...");
    }

    @Test
    void whatTakesMoreRiskStandsFirst() {
        PlanDiff diff = PlanDiff.between(
                plan("user"),
                plan("user").withPhases(List.of(phase("a", 2), phase("user", 5).withSoak(Duration.ofHours(1)))));

        assertThat(diff.markdown()).isEqualTo("""
                        3 changes: 1 riskier, 2 safer, 0 neutral; 3 about who has the change and when.

                        | Risk | Change | Where | Before | After |
                        | --- | --- | --- | --- | --- |
                        | riskier | The bake takes 1 hour instead of 1 day. | timeline.bake | 1 day | 1 hour |
                        | safer | user (5%) exposes its users 1 day later than before, because a (2%) is a phase before it. | phases\\[1\\] | at the start | after 1 day |
                        | safer | a (2%) is a new phase: 2% for 1 day. | phases\\[0\\] | - | 2% for 1 day |

                        **Times in which the plans expose different percentages**

                        | From | To | Exposed before | Exposed after |
                        | --- | --- | --- | --- |
                        | 0 seconds | 1 day | 5% | 2% |
                        """);
    }

    @Test
    void plansThatDoNotDifferSaySo() {
        assertThat(PlanDiff.between(plan("user"), plan("user")).markdown())
                .isEqualTo("The plans do not differ in meaning.\n");
    }

    @Test
    void aHundredPhasesWithAHundredGatesEachAreCompared() {
        RolloutPlan before = large(1);
        RolloutPlan after = large(2);

        PlanDiff diff = PlanDiff.between(before, after);

        assertThat(diff.changes(Direction.RISKIER)).hasSize(10_000);
        assertThat(diff.summary())
                .isEqualTo("10,000 changes: 10000 riskier, 0 safer, 0 neutral; 10000 about what stops it.");
        assertThat(diff.markdown()).hasSizeLessThan(65_536).contains("\n\n9,800 more changes.\n");
    }

    @Test
    void whatTakesNoMoreRiskIsFoldedWhereThereIsMuch() {
        List<RolloutPhase> before = IntStream.rangeClosed(1, 25)
                .mapToObj(percent -> phase("p" + percent, percent))
                .toList();
        List<RolloutPhase> after = new ArrayList<>();
        before.forEach(phase -> after.add(phase.withSoak(Duration.ofDays(2))));
        after.set(24, phase("p25", 25).withSoak(Duration.ofHours(1)));

        PlanDiff diff =
                PlanDiff.between(plan("user").withPhases(before), plan("user").withPhases(after));

        int folded = diff.changes().size() - diff.changes(Direction.RISKIER).size();
        List<String> lines = diff.markdown().lines().toList();
        int begin = lines.indexOf("<details>");
        int end = lines.indexOf("</details>");
        assertThat(diff.changes(Direction.RISKIER)).isNotEmpty();
        assertThat(folded).isGreaterThan(20);
        assertThat(lines.subList(begin, begin + 4))
                .containsExactly(
                        "<details>",
                        "<summary>" + folded + " safer or neutral changes</summary>",
                        "",
                        "| Risk | Change | Where | Before | After |");
        assertThat(lines.subList(begin + 5, end - 1)).hasSize(folded).noneMatch(line -> line.startsWith("| riskier"));
        assertThat(lines.get(end - 1)).isEmpty();
        assertThat(lines.subList(0, begin)).anyMatch(line -> line.startsWith("| riskier"));
        assertThat(rows(diff.markdown())).extracting(row -> row.get(1)).containsAll(diff.sentences());
    }

    private static RolloutPlan large(double limit) {
        List<RolloutPhase> phases = new ArrayList<>();
        for (int percent = 1; percent <= 100; percent++) {
            Gate[] gates = IntStream.range(0, 100)
                    .mapToObj(metric -> Gate.of(
                            new Condition.OnMetric("Metric " + metric, Threshold.below(Quantity.of(limit, "%"))),
                            GateRole.GUARDRAIL))
                    .toArray(Gate[]::new);
            phases.add(phase("p", percent).withGoLiveCriteria(gates));
        }
        return RolloutPlanner.forChange("S")
                .riskAtLeast(RiskLevel.LOW)
                .population(Population.ofUsersPerDay(1_000))
                .plan()
                .withPhases(phases);
    }

    /** The cells of all tables; nothing in them may be anything but text. */
    private static List<List<String>> rows(String markdown) {
        List<List<String>> rows = new ArrayList<>();
        Node document = Parser.builder().extensions(EXTENSIONS).build().parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow) {
                    rows.add(new ArrayList<>());
                }
                if (node instanceof TableCell) {
                    rows.get(rows.size() - 1).add(text(node));
                }
                visitChildren(node);
            }
        });
        return rows;
    }

    private static String text(Node cell) {
        StringBuilder text = new StringBuilder();
        for (Node child = cell.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof HtmlInline comment && comment.getLiteral().equals("<!-- -->")) {
                continue; // parts what GitHub would read as a mention or an address
            }
            assertThat(child).isInstanceOf(Text.class);
            text.append(((Text) child).getLiteral());
        }
        return text.toString();
    }
}
