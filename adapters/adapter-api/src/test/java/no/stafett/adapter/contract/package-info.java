/**
 * What every adapter promises, as tests that an adapter extends ({@link no.stafett.adapter.contract.AdapterContract}).
 */
@NullMarked
package no.stafett.adapter.contract;

import org.jspecify.annotations.NullMarked;
