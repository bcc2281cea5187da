package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Locale;

/**
 * A campaign of 2007 wonders which picture and which words on a button make visitors sign up.
 *
 * <p>Learn from it to ask for an A/B test, and what the smallest effect worth finding costs. At the page's 8.26% of
 * sign-ups the 40% that the campaign found in the end would have shown with little more than a thousand visitors in each
 * group; half of an effect takes about four times as many.
 *
 * <p>Source: <a
 * href="https://www.optimizely.com/insights/blog/how-obama-raised-60-million-by-running-a-simple-experiment/">Optimizely
 * on the experiment</a>, which tried 24 combinations; this story compares two. Assumed: 5,000 visitors a day.
 */
public final class SignUpPage {
    private static final String SIGN_UPS = "Sign-up rate";

    private SignUpPage() {}

    static RolloutPlan plan(Percentage effect) {
        return RolloutPlanner.forChange("Family picture and 'Learn more' on the sign-up page")
                .ui("Another picture and other words on the button")
                .touching(Trait.VISUAL_ONLY)
                .population(Population.ofUsersPerDay(5_000).withUnit("visitor"))
                .success(Metric.conversion(SIGN_UPS, percent(8.26)))
                .experiment(ExperimentRequest.changing(SIGN_UPS, effect)
                        .between("The page as it is", "Family picture and 'Learn more'"))
                .plan();
    }

    /**
     * Prints what each effect costs, and the plan for the smallest.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        for (double effect : new double[] {40, 20, 10, 5}) {
            System.out.println(cost(plan(percent(effect)).experiment().orElseThrow()));
        }
        System.out.print(Summary.of(plan(percent(5))));
    }

    private static String cost(Experiment test) {
        return "+" + test.effect().orElseThrow() + ": "
                + String.format(Locale.ENGLISH, "%,d", test.sampleSizePerGroup().orElseThrow())
                + " visitors in each group, "
                + Length.count(test.days().orElseThrow(), "day");
    }
}
