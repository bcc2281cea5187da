package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.internal.bounds.TextCheck;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.reason.RolloutException;

/**
 * Who acts.
 *
 * @param operator who decides, as transitions keep it
 * @param onCall who is called, as calls keep it
 */
record Names(String operator, String onCall) {
    Names {
        TextCheck.require(operator, TextBound.NAME, "The name of the controller");
        TextCheck.require(onCall, TextBound.NAME, "Who is called");
        if (operator.isBlank()) {
            throw new RolloutException.InvalidValue(
                    "The controller has no name. Give the one that a rollback is to be known by.");
        }
    }
}
