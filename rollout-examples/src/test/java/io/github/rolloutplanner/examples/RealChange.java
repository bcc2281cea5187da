package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * A publicly documented change, with what was known before it went out and what a senior engineer expected of a plan.
 *
 * <p>What becomes of the record, and nothing else does:
 *
 * <ul>
 *   <li>the title is the name of the change;
 *   <li>traits and kinds of user-facing changes are constants of the same name;
 *   <li>an environment that starts with "production" is {@link Environment#PRODUCTION}, any other one (development,
 *       repository documentation) is {@link Environment#DEVELOPMENT};
 *   <li>the population counts as users a day where its unit is people or accounts, for instance "daily players" or
 *       "customers"; what is counted by the month, and what is no people (visits, pulls), is left out.
 * </ul>
 */
record RealChange(
        String id,
        String title,
        String changeBrief,
        List<Noticed> userFacingChanges,
        List<String> traits,
        String environment,
        @Nullable Counted population,
        Expected expected,
        List<Source> sources) {
    private static final Pattern PEOPLE = Pattern.compile("\\b(users|customers|accounts|players)\\b");
    private static final Pattern BY_THE_MONTH = Pattern.compile("\\bmonth");

    /** A user-facing change, its kind in lower case. */
    record Noticed(String kind, String description) {}

    /** How many of what. */
    record Counted(long value, String unit, String source) {}

    /** The engineer's judgement, as sets. */
    record Expected(
            boolean needsRollout,
            String riskLevel,
            Set<String> acceptableRiskLevels,
            Set<String> acceptableStrategies,
            String why) {}

    /** Where the facts come from. */
    record Source(String title, String publisher, String url) {}

    RolloutPlan plan() {
        return RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(change());
    }

    /** The change as it was known before it went out, delivered as is said. */
    Change change(Delivery... deliveries) {
        return Change.named(title)
                .addAllUserFacingChanges(userFacingChanges.stream()
                        .map(noticed -> new UserFacingChange(
                                ImpactKind.valueOf(noticed.kind().toUpperCase(Locale.ROOT)), noticed.description()))
                        .toList())
                .addAllTraits(traits.stream()
                        .map(trait -> Trait.valueOf(trait.toUpperCase(Locale.ROOT)))
                        .toList())
                .addDeliveries(deliveries)
                .environment(environment.startsWith("production") ? Environment.PRODUCTION : Environment.DEVELOPMENT)
                .population(usersPerDay().map(Population::ofUsersPerDay))
                .build();
    }

    private Optional<Long> usersPerDay() {
        return Optional.ofNullable(population)
                .filter(counted -> PEOPLE.matcher(counted.unit()).find())
                .filter(counted -> !BY_THE_MONTH.matcher(counted.unit()).find())
                .map(Counted::value);
    }

    /** What the plan says, beside what was expected. */
    Verdict verdict() {
        RolloutPlan plan = plan();
        Assessment assessment = plan.assessment().orElseThrow();
        boolean needed = assessment.need() == RolloutNeed.REQUIRED;
        return new Verdict(this, needed, label(plan.risk()), plan.strategy().label());
    }

    private static String label(Enum<?> level) {
        return level.name().charAt(0) + level.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** What the plan says of a change. */
    record Verdict(RealChange change, boolean needsRollout, String risk, String strategy) {

        boolean agreesOnNeed() {
            return needsRollout == change.expected.needsRollout();
        }

        boolean agreesOnRisk() {
            return change.expected.acceptableRiskLevels().contains(risk);
        }

        boolean isExactlyJudged() {
            return change.expected.riskLevel().equals(risk);
        }

        boolean agreesOnStrategy() {
            return change.expected.acceptableStrategies().contains(strategy);
        }

        boolean agrees() {
            return agreesOnNeed() && agreesOnRisk() && agreesOnStrategy();
        }

        @Override
        public String toString() {
            return "%-36s %-28s %-26s %s"
                    .formatted(
                            change.id,
                            cell(agreesOnNeed(), needsRollout ? "rollout" : "no rollout"),
                            cell(agreesOnRisk(), risk),
                            cell(agreesOnStrategy(), strategy));
        }

        private static String cell(boolean agrees, String said) {
            return (agrees ? "  " : "! ") + said;
        }
    }
}
