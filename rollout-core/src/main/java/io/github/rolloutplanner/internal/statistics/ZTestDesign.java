package io.github.rolloutplanner.internal.statistics;

/**
 * A z test of one effect, seen from the control group or from the only one: with n observations there the statistic is
 * about normal, with standard deviation {@code nullSpread / √n} when there is no effect and {@code spread / √n} when
 * there is.
 *
 * <p>power(n) = Φ((|effect| √n - z·nullSpread) / spread), which is solved for n in closed form.
 */
record ZTestDesign(double effect, double nullSpread, double spread, ErrorRates rates) {

    double power(double size) {
        double signal = Math.abs(effect) * Math.sqrt(size);
        double cut = rates.criticalValue() * nullSpread;
        double near = rejects(signal - cut);
        return rates.countsFarTail() ? near + rejects(-signal - cut) : near;
    }

    double size() {
        rates.requireAttainable();
        double near = sizeByNearTail();
        return rates.countsFarTail() ? Roots.between(0, near, n -> power(n) - rates.power()) : near;
    }

    private double sizeByNearTail() {
        double reach = rates.criticalValue() * nullSpread + rates.powerMargin() * spread;
        double root = Math.max(0, reach) / effect;
        return root * root;
    }

    // Without any spread the statistic is certain, and only its sign matters.
    private double rejects(double distance) {
        return spread > 0 ? Normal.below(distance / spread) : (distance >= 0 ? 1 : 0);
    }
}
