package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.RolloutException;

/**
 * Who is measured as the control group while a percentage rises, and so how large it must be beside the exposed users.
 *
 * @since 0.1.0
 */
public sealed interface ControlGroup permits ControlGroup.EqualSize, ControlGroup.AllOthers, ControlGroup.Ratio {

    /**
     * How many users of the control group there should be for each exposed one.
     *
     * @param exposed the percentage of the phase, above 0% and below 100%
     * @return the ratio
     */
    double perExposed(Percentage exposed);

    /**
     * As many users as are exposed, drawn at random; beyond 50% all who are left.
     *
     * @return the control group
     */
    static ControlGroup equalSize() {
        return new EqualSize();
    }

    /**
     * All users who are not exposed: 19 for each exposed one at 5%, 3 at 25%.
     *
     * @return the control group
     */
    static ControlGroup allOthers() {
        return new AllOthers();
    }

    /**
     * So many users for each exposed one, at each percentage.
     *
     * @param perExposed above 0
     * @return the control group
     * @throws RolloutException.InvalidValue if the ratio is not a finite number above 0
     */
    static ControlGroup ratio(double perExposed) {
        return new Ratio(perExposed);
    }

    /**
     * As many users as are exposed.
     *
     * @since 0.1.0
     */
    record EqualSize() implements ControlGroup {
        @Override
        public double perExposed(Percentage exposed) {
            return Math.min(1, allOthers().perExposed(exposed));
        }
    }

    /**
     * All users who are not exposed.
     *
     * @since 0.1.0
     */
    record AllOthers() implements ControlGroup {
        @Override
        public double perExposed(Percentage exposed) {
            double part = requireNonNull(exposed, "exposed").fraction();
            return (1 - part) / part;
        }
    }

    /**
     * So many users for each exposed one.
     *
     * @param ratio users of the control group for each exposed one
     * @since 0.1.0
     */
    record Ratio(double ratio) implements ControlGroup {
        /**
         * Refuses a ratio that is none.
         *
         * @throws RolloutException.InvalidValue if it is not a finite number above 0
         */
        public Ratio {
            if (!(ratio > 0 && Double.isFinite(ratio))) {
                throw new RolloutException.InvalidValue(
                        "A control group of " + ratio + " users for each exposed one is none. Give a ratio above 0.");
            }
        }

        @Override
        public double perExposed(Percentage exposed) {
            requireNonNull(exposed, "exposed");
            return ratio;
        }
    }
}
