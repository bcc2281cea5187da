/** A project on the module path that plans its changes with a strategy of its own. */
module shop {
    requires transitive io.github.rolloutplanner;
    requires io.github.rolloutplanner.json;

    exports shop;

    provides io.github.rolloutplanner.strategy.RolloutStrategy with
            shop.HalfAndHalf;
}
