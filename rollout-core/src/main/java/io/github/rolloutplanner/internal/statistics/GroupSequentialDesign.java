package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;
import java.util.Optional;

/**
 * A test at several planned looks, each of which may stop it, with the level of one test.
 *
 * <p>The bounds are such that the probability of a crossing, without an effect, follows a {@link SpendingFunction}
 * (Lan, DeMets: Biometrika 1983); it is computed by numerical integration from look to look (Armitage, McPherson, Rowe
 * 1969; Jennison, Turnbull: Group Sequential Methods, 2000). It applies to every estimate whose increments of
 * information are independent. Futility bounds spend the probability of a miss in the same way. They are not binding by
 * default: whoever goes on in spite of one does not raise the level.
 *
 * <p>Information is the reciprocal of the variance of the estimate, and for groups of constant ratio proportional to
 * the observations; looks are given as percentages of the final information. Bounds are z values. A look that has less than
 * 1e-17 to spend gets the bound 8.5, which nothing reaches, and its percentage goes to the next look.
 *
 * <p>Defaults: level 0.05, power 0.8, two-sided, O'Brien-Fleming-like spending, no futility. In a plan whose
 * information grows fast, that spending stops an early look for nothing short of a catastrophe: use
 * {@link SpendingFunction#presetWeights} there.
 *
 * <pre>{@code
 * GroupSequentialDesign.withDefaults().oneSided().level(0.025).equalLooks(5).criticalValues();
 * // 4.8769, 3.3570, 2.6803, 2.2898, 2.0310
 * }</pre>
 *
 * <p>Instances are immutable; each option returns a new one.
 *
 * @since 0.1.0
 */
public final class GroupSequentialDesign extends Design<GroupSequentialDesign> implements Sided<GroupSequentialDesign> {

    private static final GroupSequentialDesign DEFAULT = new GroupSequentialDesign(
            ErrorRates.DEFAULT, new BoundaryRule.Spent(SpendingFunction.obrienFlemingLike()), Optional.empty(), false);

    private final BoundaryRule rule;
    private final Optional<SpendingFunction> futility;
    private final boolean binding;

    private GroupSequentialDesign(
            ErrorRates rates, BoundaryRule rule, Optional<SpendingFunction> futility, boolean binding) {
        super(rates);
        this.rule = rule;
        this.futility = futility;
        this.binding = binding;
    }

    /**
     * Level 0.05, power 0.8, two sides, O'Brien-Fleming-like spending, no futility.
     *
     * @return the default design
     */
    public static GroupSequentialDesign withDefaults() {
        return DEFAULT;
    }

    @Override
    public GroupSequentialDesign with(ErrorRates newRates) {
        return new GroupSequentialDesign(newRates, rule, futility, binding);
    }

    @Override
    public GroupSequentialDesign sides(Sides sides) {
        return with(rates().withSides(sides));
    }

    /**
     * Sets how the level is spent over the looks. Defaults to {@link SpendingFunction#obrienFlemingLike()}.
     *
     * @param spending the spending function
     * @return a design with this spending
     */
    public GroupSequentialDesign spending(SpendingFunction spending) {
        Objects.requireNonNull(spending, "spending");
        return new GroupSequentialDesign(rates(), new BoundaryRule.Spent(spending), futility, binding);
    }

    /**
     * Fixes the shape of the bounds instead of a spending function: c_k = C t_k^{exponent - 1/2} (Wang, Tsiatis:
     * Biometrics 1987). The exponent 0 gives the bounds of O'Brien and Fleming (1979), 1/2 those of Pocock (1977).
     *
     * @param exponent the exponent, -1 to 1
     * @return a design with bounds of this shape
     * @throws IllegalArgumentException if the exponent is outside -1 to 1
     */
    public GroupSequentialDesign shape(double exponent) {
        Arguments.require(
                exponent >= -1 && exponent <= 1,
                () -> "The exponent must lie between -1 and 1, but is " + exponent
                        + ". Give 0 for O'Brien-Fleming, 0.5 for Pocock.");
        return new GroupSequentialDesign(rates(), new BoundaryRule.Shaped(exponent), futility, binding);
    }

    /**
     * Adds futility bounds, which spend the probability of a miss. By default there are none.
     *
     * @param spending how one minus the power is spent over the looks
     * @return a design that also stops where an effect has become unlikely
     */
    public GroupSequentialDesign futility(SpendingFunction spending) {
        Objects.requireNonNull(spending, "spending");
        return new GroupSequentialDesign(rates(), rule, Optional.of(spending), binding);
    }

    /**
     * Makes the futility bounds binding: the critical values become lower, and going on below a futility bound would
     * raise the level. By default they are not.
     *
     * @return a design with binding futility
     */
    public GroupSequentialDesign bindingFutility() {
        return new GroupSequentialDesign(rates(), rule, futility, true);
    }

    /**
     * Computes the bounds for looks at equal steps of information.
     *
     * @param count the number of looks, 1 to 500
     * @return the plan
     * @throws IllegalArgumentException if there is no look or more than 500, or the power is not above the level
     * @throws IllegalStateException if futility was asked for in a two-sided design or for a fixed shape
     */
    public GroupSequentialPlan equalLooks(int count) {
        return plan(Looks.equallySpaced(count));
    }

    /**
     * Computes the bounds for looks at given percentages of the final information.
     *
     * @param informationFractions rising numbers above 0 and at most 1, at least 1e-6 apart and at most 500; they may end
     *     before 1, for the bounds up to now, but then there is nothing to say about power
     * @return the plan
     * @throws IllegalArgumentException if the percentages are not rising within these limits, or the power is not above the
     *     level
     * @throws IllegalStateException if futility was asked for in a two-sided design or for a fixed shape, or before 1
     */
    public GroupSequentialPlan looks(double... informationFractions) {
        return plan(Looks.at(informationFractions));
    }

    private GroupSequentialPlan plan(Looks looks) {
        rates().requireAttainable();
        return new GroupSequentialPlan(
                rates(), futility.map(beta -> withFutility(looks, beta)).orElseGet(() -> rule.bounds(looks, rates())));
    }

    private Bounds withFutility(Looks looks, SpendingFunction betaSpending) {
        if (rates().sides() == Sides.TWO || !looks.isComplete()) {
            throw new IllegalStateException(
                    "Futility bounds need a one-sided design with a look at all of the information."
                            + " Call oneSided(), and end the looks with 1.");
        }
        SpendingFunction alphaSpending = rule.spending();
        SpentBounds bounds = new SpentBounds(looks);
        double drift = GroupSequentialPlan.detected(
                rates(), d -> bounds(bounds, alphaSpending, betaSpending, d).crossings(d));
        return bounds(bounds, alphaSpending, betaSpending, drift);
    }

    private Bounds bounds(SpentBounds bounds, SpendingFunction alpha, SpendingFunction beta, double drift) {
        return bounds.withFutility(
                bounds.account(alpha, rates().level()), bounds.account(beta, 1 - rates().power()), drift, binding);
    }
}
