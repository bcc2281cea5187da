package io.github.rolloutplanner.contract;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.RiskPolicy;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What strategies are asked about: situations that differ in what a strategy may look at, each at every risk. */
public final class Contexts {
    private static final Map<String, Consumer<Change.Builder>> SITUATIONS = situations();

    private Contexts() {}

    private static Map<String, Consumer<Change.Builder>> situations() {
        Map<String, Consumer<Change.Builder>> all = new LinkedHashMap<>();
        all.put("nothing known", change -> {});
        all.put("a small population", change -> change.population(Population.ofUsersPerDay(120)));
        all.put("a large population", change -> change.population(Population.ofUsersPerDay(40_000_000)));
        all.put(
                "tenants",
                change -> change.addTraits(Trait.MULTI_TENANT)
                        .population(Population.ofUsersPerDay(9_000).withTenants(14)));
        all.put("one ring", change -> change.population(Population.ofRings(Ring.of("Everybody", 800))));
        all.put(
                "rings that start with the team",
                change -> change.population(
                        Population.ofRings(Ring.of("Internal", 40), Ring.of("Beta", 900), Ring.of("All", 20_000))));
        all.put(
                "many rings",
                change -> change.population(Population.ofRings(
                        Ring.of("Pilot", 10),
                        Ring.of("Friends", 50),
                        Ring.of("North", 900),
                        Ring.of("South", 5_000),
                        Ring.of("East", 9_000),
                        Ring.of("World", 10_000))));
        all.put(
                "a known team",
                change -> change.internalFirst(true)
                        .putSegment(TargetingRule.INTERNAL, TargetingCondition.endsWith("user.email", "@company.com")));
        all.put("an even experiment", change -> change.experiment(ExperimentRequest.changing("Sales", percent(5))));
        all.put(
                "a lopsided experiment",
                change -> change.experiment(
                        ExperimentRequest.changing("Sales", percent(5)).splitInto(97, 3)));
        return all;
    }

    static Set<String> names() {
        return SITUATIONS.keySet();
    }

    /**
     * What a strategy is asked about in one of the situations.
     *
     * @param situation name of the situation, such as "nothing known" or "many rings"
     * @param risk the risk of the change
     * @return the change and what is known of it
     */
    public static StrategyContext of(String situation, RiskLevel risk) {
        Change.Builder change =
                Change.named("Delivery slots").addTraits(Trait.CONFIGURATION).riskAtLeast(risk);
        SITUATIONS.get(situation).accept(change);
        return of(change.build());
    }

    /**
     * What a strategy is asked about a change.
     *
     * @param change the change
     * @return the change and what the standard policy makes of it
     */
    public static StrategyContext of(Change change) {
        return of(change, LadderPolicy.standard());
    }

    /**
     * What a strategy is asked about a change under an organisation's own ladders.
     *
     * @param change the change
     * @param ladders the ladders
     * @return the change and what the policy makes of it
     */
    public static StrategyContext of(Change change, LadderPolicy ladders) {
        return new StrategyContext(
                change,
                Assessment.of(change, RiskPolicy.standard()),
                ladders,
                change.experiment().map(Contexts::design));
    }

    private static Experiment design(ExperimentRequest request) {
        return Experiment.builder()
                .enabled(true)
                .control(request.variants().get(0))
                .treatment(request.variants().get(1))
                .addAllSplit(request.split())
                .hypothesis("Slots sell better")
                .addMetrics(request.metric())
                .days(21)
                .confidence(0.95)
                .power(Optional.of(0.8))
                .effect(request.effect())
                .build();
    }
}
