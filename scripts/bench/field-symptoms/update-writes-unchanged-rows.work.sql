-- name: take-prices
update product p set price = f.price from feed f where f.sku = p.sku;
