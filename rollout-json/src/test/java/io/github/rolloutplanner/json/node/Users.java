package io.github.rolloutplanner.json.node;

import io.github.rolloutplanner.flag.EvaluationContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Users of whom different things are known, also of the wrong type, and some of whom nothing is known. */
final class Users {
    private static final Map<String, List<Object>> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put(
                "user.email", List.of("a@company.com", "a@company.com.example", "aXcompanyYcom", "", 42, List.of("x")));
        VALUES.put("user.phone", List.of("+49 30 1", "0049 30 1", "1+49", 49, true));
        VALUES.put("device.model", List.of("Pixel 9", "pixel", "A Pixel", 9, Map.of("Pixel", 1)));
        VALUES.put("user.tier", List.of("beta", "free", "Beta", "", false));
        VALUES.put("user.country", List.of("DE", "AT", "FR", "de", 49, List.of("DE")));
        VALUES.put("user.staff", List.of(true, false, "true", 1));
        VALUES.put("user.age", List.of(17, 18, 40, 64.5, 65, "40", true, List.of(40)));
        VALUES.put("user.score", List.of(0.5, 0, 1, "0.5"));
        VALUES.put("user.joined", List.of("2026-01-05", "2026-01-06", "2019-12-31T23:59:59Z", "soon", 20260106));
        VALUES.put("user.address.city", List.of("Berlin", "", 0, false));
        VALUES.put("user.nick-name", List.of("x", "xy", "y", 7));
        VALUES.put("user.id", List.of("u-7", "u-8", "7", 17));
    }

    private Users() {}

    /** The same users each time. */
    static List<Map<String, Object>> some(int count) {
        Random random = new Random(4);
        List<Map<String, Object>> users = new ArrayList<>();
        users.add(Map.of());
        while (users.size() < count) {
            users.add(user(random));
        }
        return users;
    }

    /** Each attribute is known of about a third of the users. */
    private static Map<String, Object> user(Random random) {
        Map<String, Object> user = new LinkedHashMap<>();
        VALUES.forEach((attribute, values) -> {
            int choice = random.nextInt(values.size() * 3);
            if (choice < values.size()) {
                user.put(attribute, values.get(choice));
            }
        });
        return user;
    }

    static EvaluationContext context(Map<String, Object> user) {
        return EvaluationContext.of(user);
    }

    /** The objects that programs have: {@code user.id} is the member {@code id} of {@code user}. */
    static Map<String, Object> objects(Map<String, Object> user) {
        Map<String, Object> objects = new HashMap<>();
        user.forEach((attribute, value) -> put(objects, List.of(attribute.split("\\.", -1)), value));
        return objects;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> object, List<String> path, Object value) {
        if (path.size() == 1) {
            object.put(path.get(0), value);
        } else {
            put(
                    (Map<String, Object>) object.computeIfAbsent(path.get(0), name -> new HashMap<String, Object>()),
                    path.subList(1, path.size()),
                    value);
        }
    }
}
