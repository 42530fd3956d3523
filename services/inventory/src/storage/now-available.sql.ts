/**
 * Of the sales in `changed_sale`, as they are after the change, those that had nothing to lease before it and have something
 * now. A statement reads a table as it was before its own changes.
 */
export const NOW_AVAILABLE = `
  (SELECT coalesce(
            json_agg(json_build_object(
              'saleId', sale_id, 'free', changed.free, 'stockRevision', changed.stock_revision)), '[]')
     FROM changed_sale AS changed JOIN sale_allocations AS earlier USING (sale_id)
    WHERE earlier.free = 0 AND changed.free > 0) AS "nowAvailable"`;
