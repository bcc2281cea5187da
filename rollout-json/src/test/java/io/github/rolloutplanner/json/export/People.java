package io.github.rolloutplanner.json.export;

import java.util.ArrayList;
import java.util.List;

/** Users who are on both sides of each condition of {@link ConditionForms}. */
final class People {
    private People() {}

    /** Those whose attributes are of the type that conditions ask for, in the form that each system reads. */
    static List<Person> wellFormed() {
        List<Person> people = new ArrayList<>();
        people.add(Person.named("nothing-known"));
        for (String tier : List.of("beta", "Beta", "", "free", "beta ", "be", "a beta b")) {
            people.add(Person.named("tier-" + people.size()).with("user.tier", tier));
        }
        for (String country : List.of("DE", "AT", "de", "D", "DEAT", "FR", "DE,AT")) {
            people.add(Person.named("country-" + people.size()).with("user.country", country));
        }
        for (String email :
                List.of("a@company.com", "a@company.com.example", "a@COMPANY.com", "@company.com", "axcompanyxcom")) {
            people.add(Person.named("email-" + people.size()).with("user.email", email));
        }
        for (double age : new double[] {-1, 0, 0.5, 17.999, 18, 18.5, 19, 1e12}) {
            people.add(Person.named("age-" + people.size()).with("user.age", age));
        }
        for (boolean isStaff : new boolean[] {true, false}) {
            people.add(Person.named("staff-" + isStaff).with("user.staff", isStaff));
        }
        for (String version : List.of("9.1.0", "9.1.0-rc.1", "9.0.9", "9.10.0", "10.0.0", "9.1.0+build.7", "0.0.1")) {
            people.add(Person.named("version-" + people.size()).with("app.version", version));
        }
        for (String time : List.of(
                "2026-01-04T23:59:59Z", "2026-01-05T00:00:00Z", "2026-01-05T00:00:01Z", "2026-01-05T01:30:00+02:00")) {
            people.add(Person.named("joined-" + people.size()).with("user.joined", time));
        }
        for (String model : List.of("Pixel 9", "Google Pixel", "pixel", "Pix\"el\\", "Gérät 📱")) {
            people.add(Person.named("model-" + people.size()).with("device.model", model));
        }
        people.add(Person.named("press").in("press"));
        people.add(Person.named("press-and-beta").in("press").in("beta ring"));
        people.add(Person.named("not press").in("not press"));
        people.add(Person.named("all")
                .with("user.tier", "beta")
                .with("user.country", "AT")
                .with("user.age", 30.0)
                .with("app.version", "9.2.0")
                .with("user.email", "x@company.com")
                .with("user.staff", true)
                .with("user.joined", "2026-02-01T00:00:00Z")
                .with("device.model", "Pixel")
                .in("press"));
        people.add(Person.named("some")
                .with("user.tier", "beta")
                .with("user.age", 12.0)
                .with("app.version", "1.0.0"));
        people.add(Person.named("vip-1"));
        people.add(Person.named("VIP-1"));
        return List.copyOf(people);
    }

    /** Those whose attributes are of other types than conditions ask for. */
    static List<Person> ofOtherTypes() {
        List<Person> people = new ArrayList<>();
        for (Object odd : List.of("18", "30", true, false, 18.0, 1.0, 0.0, "true", "")) {
            for (String attribute :
                    List.of("user.tier", "user.country", "user.email", "user.age", "user.staff", "device.model")) {
                people.add(Person.named("odd-" + people.size()).with(attribute, odd));
            }
        }
        for (Object odd : List.of("nine", true, 9.1, "", "9.1.0.0")) {
            people.add(Person.named("odd-" + people.size()).with("app.version", odd));
        }
        return List.copyOf(people);
    }
}
