package io.github.rolloutplanner.internal.statistics;

/**
 * The options that all designs of one group against a known value percentage, once.
 *
 * @param <T> the design, so that options can be chained
 */
abstract class OneGroupDesign<T extends OneGroupDesign<T>> extends Design<T> implements Sided<T> {

    static final ErrorRates DEFAULT_RATES = ErrorRates.DEFAULT.withSides(Sides.ONE);

    OneGroupDesign(ErrorRates rates) {
        super(rates);
    }

    @Override
    public T sides(Sides sides) {
        return with(rates().withSides(sides));
    }

    static long observations(ZTestDesign design) {
        double size = design.size();
        ArmSizes.requirePossible(size, "The group");
        return ArmSizes.roundedUp(size);
    }
}
