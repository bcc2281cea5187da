/** The tests of the shop, on the module path too, with what the contract tests with. */
open module shop.tests {
    requires io.github.rolloutplanner.contract;
    requires org.assertj.core;
    requires org.junit.jupiter.params;
    requires org.junit.platform.launcher;
    requires shop;
}
