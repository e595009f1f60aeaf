package no.stafett.hub.party;

/** Nine digits, the last one a check digit: modulus 11 with the weights 3, 2, 7, 6, 5, 4, 3, 2 (Brønnøysundregistrene). */
final class OrganisationNumber {
    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

    private OrganisationNumber() {}

    static boolean isValid(String number) {
        if (!number.matches("[0-9]{9}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return check < 10 && check == number.charAt(8) - '0';
    }
}
