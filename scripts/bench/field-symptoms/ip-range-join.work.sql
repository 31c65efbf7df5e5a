-- name: hits-by-country
select h.id, g.country from hit h join geo g on h.ip between g.ip_from and g.ip_to where h.at = date '2026-03-03';
