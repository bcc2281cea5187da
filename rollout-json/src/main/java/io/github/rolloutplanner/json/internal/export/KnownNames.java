package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.export.AttributeNames;
import io.github.rolloutplanner.json.export.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of the attributes in one export, each of one attribute alone. */
public final class KnownNames {
    private final AttributeNames names;
    private final String ownKey;

    /**
     * Names for a system.
     *
     * @param ownKey what the system itself knows users by
     */
    public KnownNames(AttributeNames names, String ownKey) {
        this.names = names;
        this.ownKey = ownKey;
    }

    /** What the system calls an attribute. */
    public String of(String attribute) {
        return isKey(attribute) ? ownKey : names.nameOf(attribute);
    }

    /** Whether an attribute is what the system itself knows users by. */
    public boolean isKey(String attribute) {
        return attribute.equals(names.key());
    }

    /** The attribute that is what the system itself knows users by. */
    public String key() {
        return names.key();
    }

    /** Refuses flags of which two attributes have one name, or one has a name that is taken for something else. */
    void check(List<FlagState> flags, Set<String> taken, ExportItems items) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(ownKey, names.key());
        for (int at = 0; at < flags.size(); at++) {
            check(flags.get(at), Spot.flag(items, at), attributes, taken);
        }
    }

    private void check(FlagState flag, Spot spot, Map<String, String> attributes, Set<String> taken) {
        flag.bucketBy().ifPresent(attribute -> check(attribute, spot.at("bucketBy"), attributes, taken));
        for (int at = 0; at < flag.rules().size(); at++) {
            TargetingRule rule = flag.rules().get(at);
            Spot ofRule = spot.at("rules[" + at + "].condition");
            rule.condition()
                    .ifPresent(condition ->
                            condition.attributes().forEach(attribute -> check(attribute, ofRule, attributes, taken)));
        }
    }

    private void check(String attribute, Spot spot, Map<String, String> attributes, Set<String> taken) {
        String name = of(attribute);
        if (name.isBlank()) {
            spot.refuse(
                    Loss.Feature.ATTRIBUTE,
                    "An attribute has a blank name.",
                    "Give it a name by AttributeNames.with(..).");
        }
        String other = attributes.putIfAbsent(name, attribute);
        boolean isTaken = taken.contains(name);
        if (isTaken || (other != null && !other.equals(attribute))) {
            spot.refuse(
                    Loss.Feature.ATTRIBUTE,
                    "Attribute '" + attribute + "' is called '" + name + "' there, as "
                            + (isTaken ? "something else" : "'" + other + "'") + " is.",
                    "Give it another name by AttributeNames.with(..).");
        }
    }
}
