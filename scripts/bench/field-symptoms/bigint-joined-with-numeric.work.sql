-- name: devices-of-batch
select i.id, d.name, i.v from import_row i join device d on d.id = i.device_no where i.batch = 77;
