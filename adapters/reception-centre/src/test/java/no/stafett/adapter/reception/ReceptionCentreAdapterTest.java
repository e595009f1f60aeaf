package no.stafett.adapter.reception;

import no.stafett.adapter.sheets.SheetAdapter;
import no.stafett.adapter.sheets.contract.SheetContract;

class ReceptionCentreAdapterTest extends SheetContract {
    @Override
    protected SheetAdapter adapter() {
        return new ReceptionCentreAdapter();
    }
}
