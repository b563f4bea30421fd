package dev.kpi.examples.adapters;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the demo shop sells and where to: products with Zipf popularity, categories with seasons, cities. Immutable. */
final class DemoCatalogue {
    static final List<String> CHANNELS = List.of("Web", "App", "Marketplace", "Store");
    static final int STORE_CHANNEL = 3;
    static final List<String> STORES =
            List.of("Berlin Mitte", "Hamburg Altona", "M\u00fcnchen Schwabing", "Wien Neubau");
    static final List<String> PAYMENTS = List.of("PayPal", "Card", "Invoice", "Direct debit", "Gift card", "Cash");
    static final int CASH = 5;
    static final List<String> CUSTOMER_TYPES = List.of("Private", "Business");
    static final String POSTAGE_ID = "POSTAGE";
    static final String POSTAGE_NAME = "Postage and packing";
    static final int SPOTS = 32; // places to send to in each city

    private static final int BUCKETS = 1 << 16;
    private static final int PRODUCTS_WITHOUT_COST = 50; // one in so many

    private static final String[] ADJECTIVES = {
        "Blue", "Classic", "Cosy", "Folding", "Garden", "Golden", "Green", "Handmade", "Large", "Light", "Little",
                "Maple",
        "Mini", "Nordic", "Oak", "Olive", "Patterned", "Pocket", "Red", "Round", "Rustic", "Silver", "Striped", "Travel"
    };

    /** A category, its weight among products, its prices in cents, its share of draws kept in each month, its things. */
    private record Category(String name, int weight, int lowest, int highest, int[] season, String[] things) {
        private Category(String name, int weight, int lowest, int highest, String season, String things) {
            this(
                    name,
                    weight,
                    lowest,
                    highest,
                    Arrays.stream(season.split(" ")).mapToInt(Integer::parseInt).toArray(),
                    things.split("; "));
        }
    }

    private static final Category[] CATEGORIES = {
        new Category(
                "Kitchen",
                16,
                399,
                8999,
                "80 75 75 75 75 70 70 75 80 85 95 99",
                "Mug; Mugs, set of 2; Pan; Bowl; Knife; Teapot; Apron; Jar; Tray; Grater"),
        new Category(
                "Home decor",
                14,
                299,
                11999,
                "60 60 65 70 70 60 55 60 75 85 99 99",
                "Lamp; Vase; Candle; Cushion; Mirror; Rug; Clock; Frame; Basket; Curtain 1.4 m"),
        new Category(
                "Toys",
                10,
                499,
                6999,
                "45 40 45 50 50 50 45 45 55 65 99 99",
                "Puzzle; Train; Kite; Doll; Blocks; Board Game; Ball; Drum; Robot; Puppet"),
        new Category(
                "Garden",
                9,
                249,
                14999,
                "20 35 80 99 99 90 75 60 45 30 20 20",
                "Trowel; Planter; Hose; Lantern; Seeds; Gloves; Bench; Birdhouse; Rake; Watering Can"),
        new Category(
                "Books",
                10,
                599,
                3999,
                "75 70 70 70 70 75 80 75 75 80 90 99",
                "Cookbook; Atlas; Novel; Diary; Picture Book; Guide; Poems; Comic; Almanac; Sketchbook"),
        new Category(
                "Stationery",
                9,
                99,
                2499,
                "80 60 60 60 60 55 60 99 95 70 70 80",
                "Notebook; Pen; Pencils, box of 12; Folder; Stapler; Tape; Envelopes; Ruler; Calendar; Stickers"),
        new Category(
                "Fashion",
                9,
                799,
                12999,
                "70 70 85 90 85 75 70 75 90 90 90 90",
                "Scarf; Hat; Socks; Belt; Bag; Gloves; Shirt; Jacket; Umbrella; Wallet"),
        new Category(
                "Beauty",
                7,
                299,
                5999,
                "75 80 75 75 80 75 75 75 75 75 85 95",
                "Soap; Brush; Cream; Perfume 50 ml; Towel; Comb; Oil; Mask; Sponge; Gift Box"),
        new Category(
                "Sports",
                6,
                499,
                24999,
                "95 80 85 90 90 85 80 75 75 65 65 75",
                "Yoga Mat; Bottle; Rope; Ball; Helmet; Backpack; Gloves; Racket; Weights; Tent"),
        new Category(
                "Electronics",
                5,
                999,
                39999,
                "70 65 65 65 65 60 60 65 70 75 99 99",
                "Radio; Headphones; Tablet; Speaker; Projector; Monitor, 24 inch; Scale; Printer; Keyboard; Camera"),
        new Category(
                "Food",
                4,
                199,
                3499,
                "65 65 75 80 65 60 55 60 65 75 85 99",
                "Tea; Coffee; Chocolate; Honey; Spices; Biscuits; Jam; Pasta; Olive Oil; Gift Basket"),
        new Category(
                "Pets",
                3,
                299,
                7999,
                "75 75 75 75 75 75 75 75 75 75 80 85",
                "Leash; Bed; Bowl; Toy; Brush; Collar; Carrier; Treats; Blanket; Scratching Post"),
    };

    /** Weight, city, region, country, latitude and longitude in degrees. */
    private static final String[] CITIES = {
        "120|Berlin|Berlin|Germany|52.520|13.405",
        "70|Hamburg|Hamburg|Germany|53.551|9.994",
        "66|M\u00fcnchen|Bavaria|Germany|48.137|11.575",
        "24|N\u00fcrnberg|Bavaria|Germany|49.453|11.077",
        "50|K\u00f6ln|North Rhine-Westphalia|Germany|50.938|6.960",
        "32|D\u00fcsseldorf|North Rhine-Westphalia|Germany|51.228|6.773",
        "30|Dortmund|North Rhine-Westphalia|Germany|51.514|7.465",
        "40|Frankfurt|Hesse|Germany|50.110|8.682",
        "14|Kassel|Hesse|Germany|51.313|9.480",
        "36|Stuttgart|Baden-W\u00fcrttemberg|Germany|48.776|9.183",
        "18|Freiburg|Baden-W\u00fcrttemberg|Germany|47.999|7.842",
        "30|Leipzig|Saxony|Germany|51.340|12.375",
        "24|Dresden|Saxony|Germany|51.051|13.738",
        "22|Hannover|Lower Saxony|Germany|52.375|9.732",
        "14|Bremen|Bremen|Germany|53.079|8.802",
        "12|Rostock|Mecklenburg-Vorpommern|Germany|54.092|12.099",
        "60|Wien|Vienna|Austria|48.208|16.373",
        "16|Graz|Styria|Austria|47.071|15.439",
        "12|Salzburg|Salzburg|Austria|47.809|13.055",
        "24|Z\u00fcrich|Zurich|Switzerland|47.377|8.541",
        "12|Basel|Basel-Stadt|Switzerland|47.560|7.588",
        "8|Gen\u00e8ve|Geneva|Switzerland|46.204|6.143",
        "36|Paris|\u00cele-de-France|France|48.857|2.352",
        "16|Lyon|Auvergne-Rh\u00f4ne-Alpes|France|45.764|4.836",
        "10|Strasbourg|Grand Est|France|48.573|7.752",
        "34|Amsterdam|North Holland|Netherlands|52.368|4.904",
        "20|Rotterdam|South Holland|Netherlands|51.924|4.478",
        "18|Bruxelles|Brussels|Belgium|50.850|4.352",
        "10|Antwerpen|Flanders|Belgium|51.219|4.402",
        "18|Milano|Lombardy|Italy|45.464|9.190",
        "12|Roma|Lazio|Italy|41.903|12.496",
        "14|Madrid|Madrid|Spain|40.417|-3.704",
        "12|Barcelona|Catalonia|Spain|41.385|2.173",
        "10|Warszawa|Masovia|Poland|52.230|21.012",
        "8|Krak\u00f3w|Lesser Poland|Poland|50.065|19.945",
        "9|K\u00f8benhavn|Hovedstaden|Denmark|55.676|12.568",
        "7|Stockholm|Stockholm|Sweden|59.329|18.069",
        "5|Dublin|Leinster|Ireland|53.350|-6.260",
        "4|Lisboa|Lisbon|Portugal|38.722|-9.139",
        "3|Helsinki|Uusimaa|Finland|60.170|24.938",
    };

    private static final String[] WAREHOUSES = {"51.420,12.230", "51.960,4.120"};

    final String[] productId;
    final String[] productName;
    final String[] categoryOfProduct;
    final String[] wrongCategory;
    final long[] priceInCents;
    final long[] costInCents;
    final String[] city;
    final String[] region;
    final String[] country;
    final String[] shipTo;
    final String[] shipFrom = WAREHOUSES;
    private final int[] categoryIndex;
    private final int[] productAt;
    private final int[] cityAt;

    DemoCatalogue(long seed, long lines) {
        int products = (int) Math.max(240, Math.min(5000, lines / 125));
        productId = new String[products];
        productName = new String[products];
        categoryOfProduct = new String[products];
        wrongCategory = new String[products];
        priceInCents = new long[products];
        costInCents = new long[products];
        categoryIndex = new int[products];
        DemoRandom random = new DemoRandom();
        random.start(seed, -1);
        int[] perCategory = new int[CATEGORIES.length];
        for (int product = 0; product < products; product++) {
            describe(product, perCategory, random);
        }
        productAt = buckets(zipf(products));
        int[] weights = Arrays.stream(CITIES)
                .mapToInt(row -> Integer.parseInt(row.split("\\|", -1)[0]))
                .toArray();
        cityAt = buckets(Arrays.stream(weights).asDoubleStream().toArray());
        city = column(1);
        region = column(2);
        country = column(3);
        shipTo = spots(random);
    }

    private void describe(int product, int[] perCategory, DemoRandom random) {
        int kind = 0;
        int roll = random.below(
                Arrays.stream(CATEGORIES).mapToInt(Category::weight).sum());
        while (roll >= CATEGORIES[kind].weight()) {
            roll -= CATEGORIES[kind].weight();
            kind++;
        }
        Category category = CATEGORIES[kind];
        int number = perCategory[kind]++;
        String[] things = category.things();
        // neighbours differ, and adjective and thing meet once
        int adjective = number * 7 % ADJECTIVES.length;
        int thing = number / ADJECTIVES.length * 3 + number;
        int series = number / (ADJECTIVES.length * things.length) + 1;
        productId[product] = "P" + (1001 + product);
        productName[product] =
                ADJECTIVES[adjective] + " " + things[thing % things.length] + (series > 1 ? " " + series : "");
        categoryIndex[product] = kind;
        categoryOfProduct[product] = category.name();
        wrongCategory[product] = category.name().toUpperCase(Locale.ROOT);
        double spread = random.below(1000) / 1000.0;
        double cents =
                category.lowest() * StrictMath.pow((double) category.highest() / category.lowest(), spread * spread);
        priceInCents[product] = (long) cents / 50 * 50 + 49;
        costInCents[product] = product % PRODUCTS_WITHOUT_COST == PRODUCTS_WITHOUT_COST - 1
                ? DemoLine.NONE
                : priceInCents[product] * (36 + random.below(30)) / 100;
    }

    private static double[] zipf(int products) {
        double[] weights = new double[products];
        for (int rank = 0; rank < products; rank++) {
            weights[rank] = 1 / StrictMath.pow(rank + 12, 0.95);
        }
        return weights;
    }

    /** A table of equal buckets in which things have shares by their weights. */
    private static int[] buckets(double[] weights) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        int[] table = new int[BUCKETS];
        double until = 0;
        int from = 0;
        for (int thing = 0; thing < weights.length; thing++) {
            until += weights[thing];
            int to = thing == weights.length - 1 ? BUCKETS : (int) (until / all * BUCKETS);
            Arrays.fill(table, from, Math.max(from, to), thing);
            from = Math.max(from, to);
        }
        return table;
    }

    private static String[] column(int column) {
        return Arrays.stream(CITIES).map(row -> row.split("\\|", -1)[column]).toArray(String[]::new);
    }

    /** Latitude and longitude to three decimals, some kilometres around each city. */
    private static String[] spots(DemoRandom random) {
        String[] spots = new String[CITIES.length * SPOTS];
        for (int i = 0; i < spots.length; i++) {
            String[] row = CITIES[i / SPOTS].split("\\|", -1);
            spots[i] = near(row[4], random) + "," + near(row[5], random);
        }
        return spots;
    }

    private static String near(String degrees, DemoRandom random) {
        long thousandths =
                new java.math.BigDecimal(degrees).movePointRight(3).longValueExact() + random.below(141) - 70;
        return java.math.BigDecimal.valueOf(thousandths, 3).toPlainString();
    }

    /** A product by popularity and the season of its category. */
    int product(int month, DemoRandom random) {
        int product = productAt[random.below(BUCKETS)];
        for (int tries = 0; tries < 2; tries++) {
            if (random.below(100) < CATEGORIES[categoryIndex[product]].season()[month]) {
                return product;
            }
            product = productAt[random.below(BUCKETS)];
        }
        return product;
    }

    /** A city by its weight, for a number in [0, {@value #BUCKETS}). */
    int city(int number) {
        return cityAt[number];
    }

    static int cityNumbers() {
        return BUCKETS;
    }
}
