package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Delivery.Store;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was really released, with the delivery that it really had: plans that differ because the facts do. */
class DeliveredChangesTest {
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,]*");
    private static final Pattern LENGTH = Pattern.compile("(# (day|hour|minute|week)s? ?)+|PT?#[A-Z](#[A-Z])*");
    private static final Pattern LIST = Pattern.compile("(X( \\(#%\\))?|#%)((, | and | -> )(X( \\(#%\\))?|#%))*");

    /** A change of {@code real-changes.json}, and how it was delivered. */
    record Story(String id, Delivery... deliveries) {

        RolloutPlan plan() {
            RealChange known = RealChanges.all().stream()
                    .filter(change -> change.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            return RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(known.change(deliveries));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static List<Story> stories() {
        return List.of(
                new Story("crowdstrike-channel-file-291-2024", Delivery.fleet()),
                new Story("tsb-core-banking-2018", Delivery.dataMigration()),
                new Story("github-git-protocol-2021", Delivery.library()),
                new Story("github-authz-memory-2023", Delivery.deployment()),
                new Story(
                        "monzo-cassandra-scaleup-2019",
                        Delivery.infrastructure("c-22", "c-23", "c-24", "c-25", "c-26", "c-27")),
                new Story("azure-front-door-2025", Delivery.configurationPush()),
                new Story("bottlerocket-default-waves", Delivery.fleet()),
                new Story("openai-telemetry-2024", Delivery.infrastructure()),
                new Story("snapchat-redesign-2018", Delivery.appStore(Store.GOOGLE_PLAY), Delivery.featureFlag()),
                new Story("kiwix-340-phased", Delivery.appStore(Store.APPLE)),
                new Story("slack-flag-rollback-2020", Delivery.featureFlag()),
                new Story("govuk-crown-logo-2024", Delivery.blueGreen()));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void theWholePlanIsTheReviewedOne(Story story) {
        Golden.check("plans/" + story.id() + ".txt", PlanPage.of(story.plan()));
    }

    @Test
    void sameRiskAndAnotherDeliveryShareLessThanHalfOfTheirSentences() {
        List<RolloutPlan> plans = stories().stream().map(Story::plan).toList();
        for (RolloutPlan one : plans) {
            for (RolloutPlan other : plans) {
                if (one.risk() == other.risk() && !kind(one).equals(kind(other))) {
                    assertThat(shared(one, other))
                            .as("%s and %s", one.feature(), other.feature())
                            .isLessThan(0.5);
                }
            }
        }
    }

    private static Delivery.Kind kind(RolloutPlan plan) {
        return plan.delivery().orElseThrow().carrier().kind();
    }

    private static double shared(RolloutPlan one, RolloutPlan other) {
        Set<String> mine = masked(one);
        Set<String> both = new HashSet<>(mine);
        both.retainAll(masked(other));
        return (double) both.size() / mine.size();
    }

    /** Sentences without the names of the change and its phases, and without numbers. */
    private static Set<String> masked(RolloutPlan plan) {
        Set<String> masked = new HashSet<>();
        List<String> names = Stream.concat(
                        Stream.of(plan.feature()), plan.phases().stream().map(RolloutPhase::name))
                .toList();
        for (String sentence : PlanPage.sentences(plan)) {
            String text = sentence;
            for (String name : names) {
                text = text.replace(name, "X");
            }
            text = NUMBER.matcher(text).replaceAll("#");
            text = LENGTH.matcher(text).replaceAll("TIME ");
            masked.add(LIST.matcher(text).replaceAll("XS"));
        }
        return masked;
    }
}
