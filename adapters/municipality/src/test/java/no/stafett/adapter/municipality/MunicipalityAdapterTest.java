package no.stafett.adapter.municipality;

import no.stafett.adapter.sheets.SheetAdapter;
import no.stafett.adapter.sheets.contract.SheetContract;

class MunicipalityAdapterTest extends SheetContract {
    @Override
    protected SheetAdapter adapter() {
        return new MunicipalityAdapter();
    }
}
