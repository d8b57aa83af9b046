export interface CatalogueItem {
  gtin: string;
  name: string;
}
