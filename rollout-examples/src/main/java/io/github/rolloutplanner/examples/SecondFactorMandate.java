package io.github.rolloutplanner.examples;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;

/**
 * PyPI requires a second factor, first of those who maintain its most used packages, later of all who publish.
 *
 * <p>Learn from it to write down once, as a policy, what an organisation knows better than the tables: people must be able
 * to get a key before they are locked out, so whatever touches sign-in goes ring by ring, with a month for each ring.
 * Every change that is planned with this planner keeps to it; the others are planned as before.
 *
 * <p>Sources: <a href="https://cloud7.news/security/pypi-is-going-to-mandate-2fa-for-critical-python-projects/">Cloud7 on
 * critical projects</a>, which were the top 1% by downloads, and <a
 * href="https://neosolutions.ca/pypi-announces-mandatory-use-of-2fa-for-all-software-vendors/">Neosolutions on the rest</a>.
 * Assumed: the ring in between, the months, the hour for a rollback.
 */
public final class SecondFactorMandate {
    private static final RolloutPolicy REGISTRY = RolloutPolicy.standard()
            .withForcedStrategy(Trait.AUTHENTICATION, "ring")
            .withLadder(
                    "ring",
                    Ladder.of(
                            Step.of("Administrators", 0, ofDays(7)),
                            Step.of("Critical projects", 1, ofDays(30)),
                            Step.of("Those with a second factor already", 10, ofDays(30)),
                            Step.last("Everybody who publishes")))
            .withRollbackBound(RiskLevel.CRITICAL, ofHours(1));

    private SecondFactorMandate() {}

    static RolloutPlanner planner() {
        return RolloutPlanner.withPolicy(REGISTRY);
    }

    static RolloutPlan plan() {
        return planner()
                .describe("Second factor for those who publish")
                .behavioral("Publishing and managing a project needs a second factor")
                .touching(Trait.AUTHENTICATION, Trait.SECURITY, Trait.WORKFLOW_CHANGE, Trait.BREAKING_CHANGE)
                .bucketBy("account.id")
                .plan();
    }

    /**
     * Prints the plan that follows the policy.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.print(Summary.of(plan()));
    }
}
