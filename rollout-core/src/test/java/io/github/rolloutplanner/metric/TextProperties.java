package io.github.rolloutplanner.metric;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written can be read again. */
class TextProperties {

    @Property
    void everyPercentageIsReadBack(@ForAll("percentages") Percentage percentage) {
        assertThat(Percentage.parse(percentage.toString())).isEqualTo(percentage);
    }

    @Property
    void everyLevelIsReadBack(@ForAll("levels") Level level) {
        assertThat(Level.parse(level.toString())).isEqualTo(level);
    }

    @Property
    void everyConditionIsReadBack(@ForAll("conditions") Condition.OnMetric condition) {
        assertThat(new Condition.Stated(condition.toString()).measured()).contains(condition);
        assertThat(new Condition.Stated(condition.asEvent()).measured()).contains(condition);
    }

    /** Whatever people write, it is read or stays a text, and what was read is read again. */
    @Property(tries = 3000)
    void anyTextIsReadOrStaysOne(@ForAll("texts") String text) {
        Condition.Stated stated = new Condition.Stated(text);
        stated.allOf();
        stated.anyOf();
        assertThat(stated).hasToString(text);
        stated.measured()
                .ifPresent(on -> assertThat(new Condition.Stated(on.toString()).measured())
                        .as(on.toString())
                        .contains(on));
    }

    @Example
    void aNameThatEndsLikeALengthStaysAText() {
        assertThat(new Condition.Stated("Error rate for exceeds 5 minutes").measured())
                .isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "Error rate",
                "errors",
                ">",
                "<=",
                "exceeds",
                "drops by",
                "is above",
                "1%",
                "0,5",
                "2x",
                "baseline",
                "of",
                "for",
                "over the last",
                "5 minutes",
                "10 of 20",
                "checks",
                "and",
                "or",
                "increase",
                "%",
                "+",
                "ms",
                "(",
                ")");
        return Arbitraries.oneOf(
                words.list().ofMaxSize(8).map(list -> String.join(" ", list)),
                Arbitraries.strings().ofMaxLength(40));
    }

    @Provide
    Arbitrary<Percentage> percentages() {
        return Arbitraries.doubles().between(-1000, 1000).ofScale(4).map(Percentage::percent);
    }

    @Provide
    Arbitrary<Level> levels() {
        Arbitrary<Double> numbers = Arbitraries.doubles().between(0, 1e7).ofScale(3);
        Arbitrary<String> units = Arbitraries.of("%", "ms", "s", "min", "h", "/hour", "min/session", "EUR", "");
        return Arbitraries.oneOf(
                numbers.map(Level::timesBaseline),
                percentages().map(Level::changeOf),
                Combinators.combine(numbers, units).as(Quantity::of));
    }

    @Provide
    Arbitrary<Condition.OnMetric> conditions() {
        Arbitrary<String> names = Arbitraries.of(
                "Error rate", "p95 of /search", "Größe 日本", "5xx", "Requests above 1s", "Orders > 100 EUR", "CPU (%)");
        return Combinators.combine(names, Arbitraries.of(Threshold.Relation.class), levels())
                .as((name, relation, level) -> new Condition.OnMetric(name, new Threshold(relation, level)));
    }
}
