package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RareEventsOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("rare_events")
                .check("exact_binomial_one_sample", this::binomial)
                .check("poisson_one_sample", this::poisson)
                .check("zero_events", this::zeroEvents)
                .check("see_at_least_one", this::seeOne)
                .tests();
    }

    private void binomial(OracleCase each) {
        BinomialDetectionSize calculator =
                BinomialDetectionSize.withDefaults().level(each.number("alpha")).power(1 - each.number("beta"));
        DetectionSize first = calculator.first(each.number("p0"), each.number("p1"));
        each.expectWhole("n_first", first.observations());
        each.expectWhole("critical_count_first", first.criticalCount());
        each.expect("power_first", first.power());
        each.expect("size_first", first.size());
        DetectionSize stable = calculator.stable(each.number("p0"), each.number("p1"));
        each.expectWhole("n_stable", stable.observations());
        each.expectWhole("critical_count_stable", stable.criticalCount());
        each.expect("power_stable", stable.power());
    }

    private void poisson(OracleCase each) {
        ExpectedEvents events = PoissonDetectionSize.withDefaults()
                .level(each.number("alpha"))
                .power(1 - each.number("beta"))
                .ofRateRatio(each.number("rate_ratio"));
        each.expectWhole("critical_count", events.criticalCount());
        each.expect("expected_baseline_events", events.expectedBaselineEvents());
        each.expect("expected_baseline_events_max", events.largestBaselineEvents());
        each.expect("size", events.size());
        each.expect("power", events.power());
        each.expect("exposure_at_rate_0.001", events.exposureAt(0.001));
    }

    private void zeroEvents(OracleCase each) {
        ZeroEvents calculator = ZeroEvents.withDefaults().level(1 - each.number("confidence"));
        each.expect("n_real", calculator.exactSizeToExclude(each.number("p")));
        each.expectWhole("n", calculator.sizeToExclude(each.number("p")));
        each.expect("rule_of_three", ZeroEvents.ruleOfThree(each.number("p")));
    }

    private void seeOne(OracleCase each) {
        ZeroEvents calculator = ZeroEvents.withDefaults().level(1 - each.number("probability"));
        each.expectWhole("n", calculator.sizeToSeeOne(each.number("p")));
    }
}
