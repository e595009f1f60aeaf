package no.stafett.v1;

/**
 * A finding whose place is still a count of elements: the path is only worked out for documents that have findings.
 *
 * @param finding without a place
 * @param element how many elements had begun, this one counted; 0 for the document as a whole
 * @param attribute the attribute's name; empty for the element itself
 */
record Raw(Finding finding, int element, String attribute) {}
