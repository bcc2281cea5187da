package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class PicturesTest {

    private static Element drawn(Svg svg) {
        return Jsoup.parse(svg.image("p", "Title", "Text").toString()).selectFirst("svg");
    }

    @Test
    void theRampHasAStepForEachPhase() {
        RampFigure figure = new RampFigure(ReportedPlans.checkout());
        Element picture = drawn(figure.drawing());

        assertThat(picture.select("circle")).hasSize(8);
        assertThat(picture.select("path.series").attr("d").split("L")).hasSize(8);
        assertThat(picture.select("text").eachText())
                .contains("Early Adopters", "25% · 5 days · 85,459", "0 days", "5 days", "10 days", "15 days", "100%");
        assertThat(figure.description())
                .isEqualTo("Steps: Internal (0%) for 3 days; Beta (5%) for 4 days; Early Adopters (25%) for 5 days;"
                        + " All (100%) for 3 days.");
    }

    @Test
    void aLongBakeIsDrawnShorterThanItIs() {
        RolloutPlan plan = ReportedPlans.all().get("urgent");
        RampFigure figure = new RampFigure(plan);

        assertThat(plan.timeline().bake().length().orElseThrow())
                .isGreaterThan(plan.urgency().orElseThrow().length());
        assertThat(drawn(figure.drawing()).select("path.later")).hasSize(1);
        assertThat(figure.description()).endsWith(". The bake is drawn shorter than it is.");
    }

    @Test
    void ofManyPhasesTheFirstAreNamed() {
        List<String> texts = drawn(new RampFigure(NamedPlan.of("Checkout", 100, 0)).drawing())
                .select("text")
                .eachText();

        assertThat(texts).contains("88 more phases in the table");
        assertThat(Collections.frequency(texts, "Checkout")).isEqualTo(12);
    }

    @Test
    void aNameThatIsTooLongEndsWithAnEllipsis() {
        Element picture =
                drawn(Bars.draw(List.of(Bars.Bar.to("Checkout ".repeat(50), "0.5%", 0.5, "bar")), Optional.empty()));

        String label = picture.select("text").get(0).text();
        assertThat(label).endsWith("…");
        assertThat(TextWidth.ems(label) * Svg.TEXT_SIZE).isLessThan(Svg.WIDTH);
    }

    @Test
    void barsBeyondTheEndStopThere() {
        Element bar = drawn(Bars.draw(List.of(Bars.Bar.to("a", "b", 7, "bar")), Optional.empty()))
                .selectFirst("rect.bar");

        assertThat(bar.attr("width")).isEqualTo("358");
    }

    @Test
    void theNameOfALimitStaysInside() {
        for (double at : new double[] {0, 0.5, 1}) {
            Element name = drawn(Bars.draw(
                            List.of(Bars.Bar.to("a", "b", 1, "bar")),
                            Optional.of(new Bars.Limit(at, "what the gate guards against"))))
                    .selectFirst("text.note");
            double x = Double.parseDouble(name.attr("x"));
            double width = TextWidth.ems(name.text()) * Svg.NOTE_SIZE;
            double start = name.hasClass("end") ? x - width : name.hasClass("middle") ? x - width / 2 : x;

            assertThat(start).isNotNegative();
            assertThat(start + width).isLessThanOrEqualTo(Svg.WIDTH);
        }
    }

    @Test
    void ofManyBarsTheFirstAreDrawn() {
        Element picture = drawn(Bars.draw(Collections.nCopies(50, Bars.Bar.to("a", "b", 1, "bar")), Optional.empty()));

        assertThat(picture.select("rect.bar")).hasSize(40);
        assertThat(picture.select("text").last().text()).isEqualTo("10 more in the table");
    }

    @Test
    void evidenceIsAPartOfWhatIsGuarded() {
        SeenGate gate = SeenGate.ofPhases(ReportedPlans.checkout()).get(0);

        // (0.2867 - 0.2) of (0.417 - 0.2)
        assertThat(EvidenceFigure.part(gate.evidence())).isBetween(0.39, 0.41);
        assertThat(drawn(new EvidenceFigure(List.of(gate)).drawing())
                        .select("text")
                        .eachText())
                .containsExactly(
                        "what the gate guards against",
                        "Beta",
                        "Checkout error rate",
                        "detects a rise to 0.2867%, guards 0.417%");
    }

    @Test
    void ticksAreRoundLengths() {
        assertThat(TimeTicks.upTo(Duration.ofDays(15), 6).keySet())
                .containsExactly("0 days", "5 days", "10 days", "15 days");
        assertThat(TimeTicks.upTo(Duration.ofMinutes(140), 6).keySet())
                .containsExactly("0 minutes", "30 minutes", "1 hour", "1 hour 30 minutes", "2 hours");
        assertThat(TimeTicks.upTo(Duration.ofDays(1_000_000), 6)).hasSizeLessThanOrEqualTo(7);
        assertThat(TimeTicks.upTo(Duration.ZERO, 6).keySet()).containsExactly("0 seconds");
        assertThat(TimeTicks.from(Duration.ofHours(37))
                        .upTo(Duration.ofHours(100), 6)
                        .keySet())
                .containsExactly("2 days", "2 days 12 hours", "3 days", "3 days 12 hours", "4 days");
    }
}
